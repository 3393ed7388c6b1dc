using System.Globalization;

namespace RmspropRunner.Worker.Api.Queries;

/// <summary>A parameter that a resource's query may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, and its default.</param>
/// <param name="Accepts">What values it takes, such as "a whole number from 1 to 1000".</param>
internal abstract record QueryParameter(string Name, string Description, string Accepts)
{
    /// <summary>How often it may be given. Default: once.</summary>
    public int Times { get; init; } = 1;

    public static TypedQueryParameter<long?> Whole(string name, long least, long most, string description) => new(
        name,
        description,
        most == long.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}",
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value
            : null);

    public static TypedQueryParameter<string?> Text(string name, string description) =>
        new(name, description, "a name", text => text.Length == 0 ? null : text);

    public static TypedQueryParameter<double?> Number(string name, string description) => new(
        name,
        description,
        "a finite number, such as 1e-3",
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null);

    public static TypedQueryParameter<T?> OneOf<T>(string name, string description, IReadOnlyDictionary<string, T> choices)
        where T : struct =>
        new(name, description, $"one of {string.Join(", ", choices.Keys)}", text => choices.TryGetValue(text, out T value) ? value : null);
}
