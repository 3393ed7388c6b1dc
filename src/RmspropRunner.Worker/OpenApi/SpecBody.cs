namespace RmspropRunner.Worker.OpenApi;

/// <summary>Marks endpoints whose body is a spec. They read it whatever its content type, so that nothing else describes it.</summary>
internal sealed class SpecBody
{
    public static SpecBody Instance { get; } = new();
}
