using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Specs.Tables;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>Reads rows from a CSV file: one column is the target, all others are features.</summary>
internal sealed class FileDataReader(FormReading reading)
{
    /// <summary>Digits of the digest that tell files apart in results.</summary>
    private const int LabelDigits = 8;

    /// <summary>More names are not listed in a message.</summary>
    private const int MostListed = 30;

    /// <summary>Among more names the nearest is not looked for.</summary>
    private const int MostCompared = 1000;

    /// <summary>The source; null, and a mistake, where something is wrong with it.</summary>
    /// <param name="file">The file's name in the spec.</param>
    /// <param name="target">The target column's name; null where it is missing, which is a mistake already.</param>
    /// <param name="kind">What the targets have to be.</param>
    /// <param name="model">For messages: the model's name.</param>
    public DataSource? Read(Node file, Node? target, TargetKind kind, string model)
    {
        IReadOnlyDictionary<string, int>? columns = reading.Files.ReadNames(file, out SpecData? data);
        if (columns is null)
        {
            // What else is wrong with the file, if anything is, says more than that it has no names.
            if (reading.Files.ReadTable(file, out _) is not null && target is not null)
                AddNameless(file, target);
            return null;
        }

        if (target is null || ColumnOf(columns, target) is not int column
            || reading.Files.ReadTable(file, out _, kind == TargetKind.Number ? null : column) is not { } table)
        {
            return null;
        }

        string name = table.Names![column];
        if (table.ColumnCount == 1)
        {
            reading.Mistakes.Add(file.Place, $"{file.Found} has no other column than {Quotation.Of(name)}: the others are what it is learned from.");
            return null;
        }

        // Each entry goes through its column, and a small spec may have many entries for a large file.
        if (!reading.TryAdd(target.Place, table.RowCount))
            return null;
        double[] targets = table.Column(column);
        double[] classes = kind == TargetKind.Number ? [] : [.. targets.Distinct().Order()];
        if (!HasClasses(classes.Length, kind, target, model))
            return null;
        return new DataSource(
            $"{Quotation.Shortened(name)} of {data!.Digest.AsSpan(SpecData.DigestPrefix.Length, LabelDigits)}",
            new DataShape(table.RowCount, table.ColumnCount - 1, classes.Length),
            () => Rows(table, column, targets, classes),
            new JsonObject { [LearningKeys.File] = data.Digest, [LearningKeys.Target] = name });
    }

    private void AddNameless(Node file, Node target) => reading.Mistakes.Add(
        file.Place, $"{file.Found} has no first row of names, so no column is known as {Quotation.Of(target is ScalarNode name ? name.Text : target.Found)}.");

    private int? ColumnOf(IReadOnlyDictionary<string, int> columns, Node target)
    {
        if (target is not ScalarNode { Text.Length: > 0 } name)
            reading.Mistakes.Add(target.Place, $"{target.Found} is not a column: it takes the name of the one to learn.");
        else if (columns.TryGetValue(name.Text, out int column))
            return column;
        else if (columns.Count <= MostListed)
            reading.Mistakes.Add(target.Place, KnownNames.Answer(name.Text, "a column of the file", [.. columns.Keys], "The columns are"));
        else
        {
            string? nearest = columns.Count <= MostCompared ? KnownNames.Nearest(name.Text, [.. columns.Keys]) : null;
            string question = nearest is null ? "." : $"; did you mean {Quotation.Of(nearest)}?";
            reading.Mistakes.Add(target.Place, string.Create(
                CultureInfo.InvariantCulture, $"{Quotation.Of(name.Text)} is not one of the file's {columns.Count} columns{question}"));
        }

        return null;
    }

    private bool HasClasses(int count, TargetKind kind, Node target, string model)
    {
        string? objection = kind == TargetKind.Number ? null : count switch
        {
            < 2 => $"has the same value in every row, and {model} needs 2 classes at least",
            > 2 when kind == TargetKind.TwoClasses => string.Create(
                CultureInfo.InvariantCulture, $"has {count} different values, and {model} takes 2 classes: softmax_regression takes more"),
            > LearningRules.MostClasses => string.Create(
                CultureInfo.InvariantCulture,
                $"has {count} different values: at most {LearningRules.MostClasses} are taken for classes; least_squares learns numbers"),
            _ => null,
        };
        if (objection is not null)
            reading.Mistakes.Add(target.Place, $"The column {target.Found} {objection}.");
        return objection is null;
    }

    private static DataRows Rows(NumberTable table, int column, double[] targets, double[] classes)
    {
        int featureCount = table.ColumnCount - 1;
        double[] features = new double[(long)table.RowCount * featureCount];
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<double> cells = table.Row(row);
            Span<double> of = features.AsSpan(row * featureCount, featureCount);
            cells[..column].CopyTo(of);
            cells[(column + 1)..].CopyTo(of[column..]);
        }

        return new DataRows(featureCount, features, classes.Length == 0 ? targets : [.. targets.Select(target => (double)Array.BinarySearch(classes, target))]);
    }
}
