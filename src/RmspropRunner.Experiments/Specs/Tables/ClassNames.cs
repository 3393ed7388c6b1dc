namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>Numbers the words of a column: first as they come, and in the order of their characters' codes when all are known.</summary>
internal sealed class ClassNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The word's number for now.</summary>
    public double Add(string word)
    {
        if (!_numbers.TryGetValue(word, out int number))
            _numbers.Add(word, number = _numbers.Count);
        return number;
    }

    /// <summary>Puts the last numbers into a column, and gives the words by them: the same whatever the order of the rows.</summary>
    public IReadOnlyList<string> Order(Span<double> values, int column, int columnCount)
    {
        string[] words = [.. _numbers.Keys.Order(StringComparer.Ordinal)];
        int[] last = new int[words.Length];
        for (int number = 0; number < words.Length; number++)
            last[_numbers[words[number]]] = number;
        for (int i = column; i < values.Length; i += columnCount)
            values[i] = last[(int)values[i]];
        return words;
    }
}
