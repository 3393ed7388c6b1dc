namespace RmspropRunner.Worker.Api.Rows;

/// <summary>How rows are written: as `rmsprop` does, byte for byte.</summary>
internal enum RowFormat
{
    Json,
    Csv,
}
