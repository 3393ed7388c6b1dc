using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace RmspropRunner.Worker.Api.Validators;

/// <summary>
/// Strong entity tags: a hash of all that a response's bytes depend on. Results that are stored never change, and ids
/// are never given twice, so how many trials are stored says which; the program's build is in it too, for another might
/// write the same results in other bytes.
/// </summary>
internal static class EntityTag
{
    private const int Bytes = 16;

    private static readonly Guid Build = typeof(EntityTag).Module.ModuleVersionId;

    /// <param name="parts">Text, numbers and null; their order matters.</param>
    public static string Of(params IEnumerable<object?> parts)
    {
        // Every part with its length, so that no two lists of parts are the same text.
        StringBuilder text = new(Build.ToString());
        foreach (object? part in parts)
        {
            string written = Convert.ToString(part, CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"|{(part is null ? -1 : written.Length)}:{written}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }

    /// <summary>Gives the response the tag, and says whether the client has just that already: then answer 304.</summary>
    public static bool IsHeld(HttpContext context, string tag)
    {
        EntityTagHeaderValue value = new($"\"{tag}\"");
        context.Response.Headers.ETag = value.ToString();
        context.Response.Headers.CacheControl = "no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch
            .Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(value, useStrongComparison: false));
    }
}
