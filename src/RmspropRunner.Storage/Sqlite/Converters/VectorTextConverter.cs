using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RmspropRunner.Storage.Text;

namespace RmspropRunner.Storage.Sqlite.Converters;

internal sealed class VectorTextConverter() : ValueConverter<double[], string>(x => JsonNumbers.Write(x), text => JsonNumbers.Read(text));
