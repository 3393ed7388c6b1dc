using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RmspropRunner.Storage.Text;

namespace RmspropRunner.Storage.Sqlite.Converters;

internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(time => UtcText.Write(time), text => UtcText.Read(text));
