using System.Diagnostics.CodeAnalysis;

namespace RmspropRunner.Experiments.Specs.Files;

/// <summary>A file's bytes, or why there are none.</summary>
public sealed class SpecFileContent
{
    private SpecFileContent()
    {
    }

    /// <summary>The bytes; null where there is a reason instead.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>Why it was not read, and what would be right: a sentence for the user; null where it was.</summary>
    public string? Reason { get; private init; }

    [MemberNotNullWhen(true, nameof(Bytes))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsRead => Bytes is not null;

    public static SpecFileContent Of(byte[] bytes) => new() { Bytes = bytes };

    public static SpecFileContent Refused(string reason) => new() { Reason = reason };
}
