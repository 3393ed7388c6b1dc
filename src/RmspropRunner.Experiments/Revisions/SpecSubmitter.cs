using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Revisions;

/// <summary>Puts specs into the store: as a new experiment, as one that is there, or as a new revision of one.</summary>
/// <remarks>
/// The same spec again changes nothing. One that has all that was there, and more, becomes a revision, whose new trials
/// are numbered after the old ones. Anything else under a stored name is refused with what differs, for results that
/// were run under different settings must not end up under one name.
/// </remarks>
public static class SpecSubmitter
{
    public static async Task<Submission> SubmitAsync(IExperimentCatalog catalog, ExperimentSpec spec, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            StoredExperiment? experiment = await catalog.FindAsync(spec.Name, cancellationToken);
            try
            {
                return experiment is null
                    ? await CreateAsync(catalog, spec, cancellationToken)
                    : await ContinueAsync(catalog, experiment, spec, cancellationToken);
            }
            catch (StoreConflictException)
            {
                // Someone else submitted under this name in between; look again at what is there now.
            }
        }
    }

    /// <summary>The plan of a stored experiment that has no plugins, all revisions included.</summary>
    public static ExperimentPlan PlanOf(StoredExperiment experiment) => PlanOf(experiment, SpecSurroundings.None);

    /// <summary>The plan of a stored experiment, all revisions included.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="around">Where its plugins are, if it has any.</param>
    /// <exception cref="PluginUnavailableException">A plugin of it cannot be had, or is another one than it was.</exception>
    public static ExperimentPlan PlanOf(StoredExperiment experiment, SpecSurroundings around) => new([.. SpecsOf(experiment, around)]);

    private static IEnumerable<ExperimentSpec> SpecsOf(StoredExperiment experiment, SpecSurroundings around) =>
        experiment.Revisions.Select(revision => ExperimentSpec.ParseCanonical(revision.CanonicalSpec, around));

    private static async Task<Submission> CreateAsync(IExperimentCatalog catalog, ExperimentSpec spec, CancellationToken cancellationToken)
    {
        ExperimentPlan plan = new(spec);
        StoredExperiment created = await catalog.CreateAsync(spec.Name, spec.Description, Revision(spec, plan), cancellationToken);
        return new Submission.Accepted(created, plan, plan.Count, plan.Count);
    }

    private static async Task<Submission> ContinueAsync(
        IExperimentCatalog catalog, StoredExperiment experiment, ExperimentSpec spec, CancellationToken cancellationToken)
    {
        ExperimentSpec[] specs;
        try
        {
            // A spec that continues another has all of its plugins.
            specs = [.. SpecsOf(experiment, new SpecSurroundings { Plugins = new GivenPlugins(spec.Plugins) })];
        }
        catch (PluginUnavailableException error)
        {
            return new Submission.Refused(experiment, [error.Message]);
        }

        ExperimentPlan plan = new(specs);
        string text = CanonicalSpec.WritePlan(spec);
        int known = Array.FindIndex(specs, other => CanonicalSpec.WritePlan(other) == text);
        if (known >= 0)
        {
            await DescribeAsync(catalog, experiment, spec, cancellationToken);
            return new Submission.Accepted(experiment, plan, plan.LastTrials[known], 0);
        }

        IReadOnlyList<string> differences = SpecDifferences.Of(specs[^1], spec);
        if (differences.Count > 0)
            return new Submission.Refused(experiment, differences);

        ExperimentPlan grown = new([.. specs, spec]);
        long added = grown.Count - plan.Count;
        StoredExperiment continued = added == 0
            ? experiment
            : await catalog.GrowAsync(experiment, Revision(spec, grown), cancellationToken);
        await DescribeAsync(catalog, experiment, spec, cancellationToken);
        return new Submission.Accepted(continued, added == 0 ? plan : grown, grown.Count, added);
    }

    private static async Task DescribeAsync(
        IExperimentCatalog catalog, StoredExperiment experiment, ExperimentSpec spec, CancellationToken cancellationToken)
    {
        if (spec.Description != experiment.Description)
            await catalog.DescribeAsync(experiment.Id, spec.Description, cancellationToken);
    }

    private static NewRevision Revision(ExperimentSpec spec, ExperimentPlan plan) =>
        new(CanonicalSpec.Write(spec), plan.Hash, plan.Count);
}
