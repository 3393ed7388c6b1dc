using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Queries;

/// <summary>
/// Where a list of trials goes on, as text that clients hand back as they got it: the sort that it belongs to, the sort
/// value of the last trial and its number.
/// </summary>
internal static class TrialCursor
{
    private const char Separator = ' ';

    public static string Write(string sort, string direction, TrialPosition position)
    {
        string value = position.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
        string number = position.Number.ToString(CultureInfo.InvariantCulture);
        return WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(string.Join(Separator, sort, direction, value, number)));
    }

    /// <summary>The position; null where the text is none, or is one of another sort.</summary>
    public static TrialPosition? Read(string text, string sort, string direction)
    {
        if (!TryDecode(text, out string[] parts) || parts is not [string itsSort, string itsDirection, string value, string number])
            return null;
        if (itsSort != sort || itsDirection != direction
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long last))
        {
            return null;
        }

        if (value.Length == 0)
            return new TrialPosition(null, last);
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double written) ? new TrialPosition(written, last) : null;
    }

    private static bool TryDecode(string text, out string[] parts)
    {
        try
        {
            parts = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(text)).Split(Separator);
            return true;
        }
        catch (FormatException)
        {
            parts = [];
            return false;
        }
    }
}
