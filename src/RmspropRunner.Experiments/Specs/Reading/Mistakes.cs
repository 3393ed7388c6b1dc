using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>What is wrong with a text, each thing once, however many aliases lead to it.</summary>
internal sealed class Mistakes
{
    /// <summary>More would not be read, and a megabyte of mistakes should take neither time nor memory.</summary>
    private const int Most = 1000;

    private readonly HashSet<SpecError> _errors = [];
    private bool _overflows;

    public bool Any => _errors.Count > 0;

    /// <exception cref="TooManyMistakesException">There are enough.</exception>
    public void Add(Place place, string message)
    {
        SpecError error = new(place.Line, place.Column, message);
        if (_errors.Count == Most && !_errors.Contains(error))
        {
            _overflows = true;
            throw new TooManyMistakesException();
        }

        _errors.Add(error);
    }

    public void Clear() => _errors.Clear();

    public IReadOnlyList<SpecError> InOrder()
    {
        List<SpecError> errors = [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)];
        if (_overflows)
            errors.Add(errors[^1] with { Message = $"There are more mistakes than these {Most}." });
        return errors;
    }
}
