namespace RmspropRunner.IntegrationTests.Worker;

public sealed class SqliteBrokenStreamTests : BrokenStreamContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override string Location => Path.Combine(_folder.Path, "rmsprop.db");

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes over all but the first pages, as a failing disk might.</summary>
    protected override async Task BreakAsync()
    {
        await using FileStream file = new(Location, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        byte[] garbage = new byte[1024 * 1024];
        Array.Fill(garbage, (byte)0xA5);
        for (file.Position = file.Length / 4; file.Position < file.Length;)
            await file.WriteAsync(garbage.AsMemory(0, (int)Math.Min(garbage.Length, file.Length - file.Position)));
    }
}
