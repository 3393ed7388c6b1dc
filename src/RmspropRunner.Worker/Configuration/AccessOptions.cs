namespace RmspropRunner.Worker.Configuration;

/// <summary>Who may use the worker: see <see cref="Worker.Access.AccessRules"/>.</summary>
internal sealed class AccessOptions
{
    /// <summary>What writing requests carry as Authorization: Bearer …; at least 16 printable ASCII characters. Default: none.</summary>
    [Secret]
    public string Token { get; set; } = "";

    /// <summary>A file that holds the token instead, white space around it left aside. Default: none.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Whether reading takes the token too, /metrics included. Default: false.</summary>
    public bool ReadsNeedToken { get; set; }
}
