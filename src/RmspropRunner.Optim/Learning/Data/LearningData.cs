namespace RmspropRunner.Optim.Learning.Data;

/// <summary>What a learning problem learns from, and what it is tested on; made when it is first needed, once.</summary>
public sealed class LearningData
{
    private readonly Lazy<(DataRows Training, DataRows? Test)> _parts;

    /// <param name="name">What the data are called in labels, such as <c>blobs</c>.</param>
    /// <param name="shape">What <paramref name="make"/> gives.</param>
    /// <param name="make">Gives all rows.</param>
    /// <param name="split">Which of them are kept back.</param>
    /// <param name="isStandardised">Whether features are moved by the training rows' means and deviations.</param>
    public LearningData(string name, DataShape shape, Func<DataRows> make, DataSplit split, bool isStandardised)
    {
        Name = name;
        Shape = shape;
        TestCount = split.TestCount(shape.Rows);
        _parts = new(() =>
        {
            (DataRows training, DataRows? test) = split.Of(make());
            if (!isStandardised)
                return (training, test);
            Standardisation standard = new(training);
            return (standard.Of(training), test is null ? null : standard.Of(test));
        });
    }

    /// <summary>What the data are called in labels.</summary>
    public string Name { get; }

    /// <summary>Of all rows together.</summary>
    public DataShape Shape { get; }

    public int TrainingCount => Shape.Rows - TestCount;

    public int TestCount { get; }

    /// <summary>At least one row.</summary>
    public DataRows Training => _parts.Value.Training;

    /// <summary>Rows that are kept back; null for none.</summary>
    public DataRows? Test => _parts.Value.Test;
}
