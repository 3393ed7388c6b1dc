namespace RmspropRunner.Storage.Catalog;

/// <summary>A row of `revision`.</summary>
internal sealed class RevisionRow
{
    public long Experiment { get; set; }

    public required int Number { get; set; }

    public required string Spec { get; set; }

    public required string PlanHash { get; set; }

    public required long LastTrial { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
