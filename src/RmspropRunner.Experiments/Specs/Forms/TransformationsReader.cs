using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Problems.Transformations;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>Reads <c>shift: 1, rotation: [1, 2], noise: { value: 0.1 }</c>: an entry for each combination of values.</summary>
internal sealed class TransformationsReader(FormReading reading)
{
    /// <summary>
    /// The problem's entries: the shift varies slowest, then rotation, scale, conditioning, and the noise fastest.
    /// </summary>
    /// <param name="entry">The word, for what is wrong with the entry as a whole.</param>
    /// <param name="fields">What is under it, <see cref="SpecKeys.OfTransformation"/> among them; null for nothing.</param>
    /// <param name="problem">The problem as it is without them.</param>
    /// <param name="complete">Gives a problem its dimensions and bounds; null for what <see cref="FormReading.Complete"/> does.</param>
    public IReadOnlyList<ProblemEntry> Read(NamedEntry entry, Fields? fields, Problem problem, Func<Problem, ProblemEntry>? complete = null)
    {
        complete ??= each => reading.Complete(each, fields);
        if (fields is null || !SpecKeys.OfTransformation.Any(key => fields.Optional(key) is not null))
            return [complete(problem)];

        ShiftReader shiftReader = new(reading.Values, reading.Mistakes);
        IReadOnlyList<WrittenShift> shifts = fields.Optional(SpecKeys.Shift) is Node shift ? shiftReader.Read(shift) : [];
        IReadOnlyList<double> rotations = Values(SpecKeys.Rotation, TransformationRules.Rotation);
        IReadOnlyList<double> scales = Values(SpecKeys.Scale, TransformationRules.Scale);
        IReadOnlyList<double> conditionings = Values(SpecKeys.Conditioning, TransformationRules.Conditioning);
        NoiseReader noiseReader = new(reading.Values, reading.Limits, reading.Mistakes);
        IReadOnlyList<Noise> noises = fields.Optional(SpecKeys.Noise) is Node noise ? noiseReader.Read(noise) : [];

        double combinations = new[] { shifts.Count, rotations.Count, scales.Count, conditionings.Count, noises.Count }
            .Aggregate(1.0, (product, count) => product * Math.Max(count, 1));
        if (combinations > reading.Limits.ProblemInstances)
        {
            reading.Mistakes.Add(entry.Name.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"This entry has {combinations} combinations of transformations: at most {reading.Limits.ProblemInstances} are accepted; take fewer values."));
            return [];
        }

        if (!reading.Fits(entry.Name.Place, combinations, problem.Parameters.Length, shifts.Select(each => each.By.Count).DefaultIfEmpty().Max()))
            return [];
        Transformation[] transformations =
        [
            .. from moved in shifts.DefaultIfEmpty(WrittenShift.None)
               from rotation in rotations.Select(seed => (uint?)seed).DefaultIfEmpty()
               from scale in scales.DefaultIfEmpty(1)
               from conditioning in conditionings.DefaultIfEmpty(1)
               from added in noises.DefaultIfEmpty(Noise.None)
               select new Transformation { Shift = moved.By, Rotation = rotation, Scale = scale, Conditioning = conditioning, Noise = added },
        ];

        // All of them take the same dimensions: whether there is a rotation is the same for all.
        Problem transformed = transformations[0].Of(problem);
        if (transformed.Dimensions.Least > transformed.Dimensions.Most)
        {
            reading.Mistakes.Add(fields.Optional(SpecKeys.Rotation)!.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"This {problem.Name} has {transformed.Dimensions.Least} dimensions: a rotation takes up to {transformed.Dimensions.Most}."));
            return [];
        }

        ProblemEntry first = complete(transformed);
        if (!first.HasImpliedBounds && !reading.Fits(entry.Name.Place, combinations, 0, first.Bounds.Count))
            return [];
        foreach (WrittenShift each in shifts)
            shiftReader.CheckLength(each, problem, first.Dimensions);
        return [.. transformations.Select(transformation => first with { Problem = transformation.Of(problem) })];

        IReadOnlyList<double> Values(string key, NumberRule rule) => fields.Optional(key) is Node node ? reading.Values.Read(node, rule) : [];
    }
}
