namespace RmspropRunner.Storage.Catalog;

/// <summary>A row of `experiment`.</summary>
internal sealed class ExperimentRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<RevisionRow> Revisions { get; set; } = [];
}
