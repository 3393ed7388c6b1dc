namespace RmspropRunner.Worker.Api.Queries;

/// <summary>A parameter with values of some type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, and its default.</param>
/// <param name="Accepts">What values it takes.</param>
/// <param name="Parse">Gives the value, or null where the text is not one.</param>
internal sealed record TypedQueryParameter<T>(string Name, string Description, string Accepts, Func<string, T> Parse)
    : QueryParameter(Name, Description, Accepts);
