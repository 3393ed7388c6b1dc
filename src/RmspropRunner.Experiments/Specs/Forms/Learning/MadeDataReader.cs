using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>Reads the parameters of a data set that the project makes.</summary>
internal sealed class MadeDataReader(FormReading reading)
{
    private readonly NumberReader _numbers = new(reading.Mistakes);

    /// <summary>The source; null, and a mistake, where something is wrong with it.</summary>
    /// <param name="made">The data set.</param>
    /// <param name="at">Where it is named, for mistakes.</param>
    /// <param name="parameters">Its parameters; null, or nothing, for none.</param>
    /// <param name="kind">What the targets have to be.</param>
    /// <param name="model">For messages: the model's name.</param>
    public DataSource? Read(MadeData made, Node at, Node? parameters, TargetKind kind, string model)
    {
        if (made.HasClasses == (kind == TargetKind.Number))
        {
            string others = string.Join(", ", MadeData.All.Where(each => each.HasClasses != made.HasClasses).Select(each => each.Name));
            (string has, string needs) = made.HasClasses ? ("classes", "numbers") : ("numbers", "classes");
            reading.Mistakes.Add(at.Place, $"The targets of {made.Name} are {has}, and {model} learns {needs} here: it takes {others}, or a file.");
            return null;
        }

        Fields? fields = parameters is null or ScalarNode { Kind: ScalarKind.Nothing }
            ? null
            : Fields.Read(parameters, made.Name, [.. made.Parameters.Select(each => each.Name)], reading.Mistakes);
        double?[] read = [.. made.Parameters.Select(each => fields?.Optional(each.Name) is Node node ? _numbers.Read(node, each.Rule) : each.Default)];
        double[] values = [.. read.OfType<double>()];
        if (values.Length < read.Length || !IsPossible(made, made.Shape(values), at.Place, kind, model))
            return null;

        JsonObject canonical = [];
        List<string> label = [made.Name];
        foreach ((MadeParameter parameter, double value) in made.Parameters.Zip(values))
        {
            canonical[parameter.Name] = value;
            if (value != parameter.Default)
                label.Add(string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {value:R}"));
        }

        return new DataSource(string.Join(' ', label), made.Shape(values), () => made.Make(values), new JsonObject { [made.Name] = canonical });
    }

    private bool IsPossible(MadeData made, DataShape shape, Place place, TargetKind kind, string model)
    {
        string? objection =
            kind == TargetKind.TwoClasses && shape.Classes != 2
                ? string.Create(CultureInfo.InvariantCulture, $"{made.Name} has {shape.Classes} classes here, and {model} takes 2: softmax_regression takes more")
            : shape.Classes > shape.Rows
                ? string.Create(CultureInfo.InvariantCulture, $"{shape.Rows} rows are too few for {shape.Classes} classes: each needs one at least")
            : (long)shape.Rows * shape.Features > LearningRules.MostMadeValues
                ? string.Create(CultureInfo.InvariantCulture, $"{shape.Rows} rows of {shape.Features} features are too much: at most {LearningRules.MostMadeValues} values are made")
            : null;
        if (objection is not null)
            reading.Mistakes.Add(place, $"{objection}.");
        return objection is null;
    }
}
