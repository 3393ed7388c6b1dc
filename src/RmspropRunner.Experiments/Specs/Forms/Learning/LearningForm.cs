using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>A model and its data: <c>logistic_regression: { data: blobs, batch_size: [8, 32] }</c>.</summary>
internal sealed class LearningForm(LearningModel model) : IProblemForm
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => model.Name;

    public string Summary => model.Summary;

    public string Formula => model.Formula;

    public bool NeedsParameters => true;

    public JsonObject Schema() => LearningSchema.Of(model);

    public IEnumerable<ProblemEntry> Read(NamedEntry entry, FormReading reading)
    {
        if (entry.Parameters is null)
        {
            reading.Mistakes.Add(entry.Name.Place, $"'{LearningKeys.Data}' is missing: {Name} needs it; it takes {LearningDataReader.Accepts}.");
            return [];
        }

        if (reading.Fields(entry, LearningKeys.Of(model)) is not Fields fields)
            return [];
        NetworkReader networks = new(reading);
        IReadOnlyList<int>? hidden = model.HasHiddenLayers ? networks.ReadHidden(fields.Optional(LearningKeys.Hidden)) : [];
        IReadOnlyList<Activation> activations = model.HasHiddenLayers ? networks.ReadActivations(fields.Optional(LearningKeys.Activation)) : [default];
        IReadOnlyList<double> penalties = fields.Optional(LearningKeys.L2) is Node l2 ? reading.Values.Read(l2, LearningRules.L2) : [0];
        Node? data = fields.Required(LearningKeys.Data, LearningDataReader.Accepts);
        Loss? loss = ReadLoss(entry, fields, data, networks);
        ReadData? read = data is not null && loss is not null ? new LearningDataReader(reading).Read(data, KindOf(loss.Value), Name) : null;
        NumberRule batchSize = LearningRules.BatchSize(read?.Data.TrainingCount);
        IReadOnlyList<int?> sizes = fields.Optional(LearningKeys.BatchSize) is Node batches
            ? [.. reading.Values.Read(batches, batchSize).Select(size => (int?)size)]
            : [null];
        if (read is null || hidden is null)
            return [];
        LearningProblem whole = new() { Model = model, Data = read.Data, Loss = loss!.Value, Hidden = hidden };
        if (!IsPossible(whole, fields.Optional(LearningKeys.Hidden) ?? data!, reading.Mistakes))
            return [];

        double combinations = (double)activations.Count * sizes.Count * penalties.Count;
        if (combinations > reading.Limits.ProblemInstances)
        {
            reading.Mistakes.Add(entry.Name.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"This entry has {combinations} combinations of parameters: at most {reading.Limits.ProblemInstances} are accepted; take fewer values."));
            return [];
        }

        return
        [
            .. from activation in activations
               from size in sizes
               from penalty in penalties
               let each = whole with { Activation = activation, BatchSize = size, Penalty = penalty }
               select reading.Complete(each.ToProblem(Parameters(each, read.Canonical)), fields),
        ];
    }

    private Loss? ReadLoss(NamedEntry entry, Fields fields, Node? data, NetworkReader networks)
    {
        if (!model.HasHiddenLayers)
            return model.Losses[0];
        if (fields.Optional(LearningKeys.Loss) is Node written)
            return networks.ReadLoss(written);
        if (data is null)
            return null;
        if (LearningDataReader.MadeBy(data) is MadeData made)
            return made.HasClasses ? Loss.CrossEntropy : Loss.SquaredError;
        if (data is MappingNode mapping && mapping.Entries.Any(each => each.Key.Text == LearningKeys.File))
            return networks.MissingLoss(entry);

        // Whatever it is, reading it as data says what is wrong with it.
        return Loss.CrossEntropy;
    }

    private static TargetKind KindOf(Loss loss) => loss switch
    {
        Loss.SquaredError => TargetKind.Number,
        Loss.Logistic => TargetKind.TwoClasses,
        _ => TargetKind.Classes,
    };

    private bool IsPossible(LearningProblem problem, Node node, Mistakes mistakes)
    {
        long parameters = Network.Parameters(problem.Sizes);
        if (parameters > DimensionRange.Limit)
        {
            mistakes.Add(node.Place, string.Create(
                CultureInfo.InvariantCulture, $"This {Name} has {parameters} parameters: at most {DimensionRange.Limit} are accepted."));
        }

        return parameters <= DimensionRange.Limit;
    }

    private static string Parameters(LearningProblem problem, JsonObject data)
    {
        JsonObject parameters = new() { [LearningKeys.Data] = data.DeepClone() };
        if (problem.Model.HasHiddenLayers)
        {
            parameters[LearningKeys.Hidden] = new JsonArray([.. problem.Hidden.Select(units => JsonValue.Create(units))]);
            parameters[LearningKeys.Activation] = LearningKeys.Word(problem.Activation);
            parameters[LearningKeys.Loss] = LearningKeys.Word(problem.Loss);
        }

        if (problem.BatchSize is int size)
            parameters[LearningKeys.BatchSize] = size;
        parameters[LearningKeys.L2] = problem.Penalty;
        return parameters.ToJsonString(Options);
    }
}
