using System.Globalization;
using System.Text;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>A whole number that is linear in indices: a constant, plus a whole multiple of each index.</summary>
internal sealed class Whole
{
    private readonly long _constant;
    private readonly (LoopIndex Index, long Factor)[] _terms;

    private Whole(long constant, (LoopIndex Index, long Factor)[] terms)
    {
        _constant = constant;
        _terms = terms;
        StringBuilder key = new();
        key.Append(CultureInfo.InvariantCulture, $"{constant}");
        foreach ((LoopIndex index, long factor) in terms)
            key.Append(CultureInfo.InvariantCulture, $" {factor}·{index.Id}");
        Key = key.ToString();
    }

    public static Whole Of(long constant) => new(constant, []);

    public static Whole Of(LoopIndex index) => new(0, [(index, 1)]);

    public long Constant => _constant;

    public IReadOnlyList<(LoopIndex Index, long Factor)> Terms => _terms;

    public bool IsConstant => _terms.Length == 0;

    /// <summary>The same for two that are equal.</summary>
    public string Key { get; }

    /// <summary>The innermost loop that it changes with: its depth, or −1 where it is constant.</summary>
    public int Depth => _terms.Select(term => term.Index.Depth).DefaultIfEmpty(-1).Max();

    /// <exception cref="OverflowException">A factor would be larger than a long.</exception>
    public static Whole operator +(Whole left, Whole right)
    {
        SortedDictionary<int, (LoopIndex Index, long Factor)> sum = [];
        foreach ((LoopIndex index, long factor) in left._terms.Concat(right._terms))
            sum[index.Id] = (index, sum.TryGetValue(index.Id, out (LoopIndex, long Factor) term) ? checked(term.Factor + factor) : factor);
        return new(checked(left._constant + right._constant), [.. sum.Values.Where(term => term.Factor != 0)]);
    }

    /// <exception cref="OverflowException">A factor would be larger than a long.</exception>
    public Whole Times(long factor) => factor == 0
        ? Of(0)
        : new(checked(_constant * factor), [.. _terms.Select(term => (term.Index, checked(term.Factor * factor)))]);

    /// <summary>The quotient, or null where a part of it is not whole.</summary>
    public Whole? Over(long divisor) =>
        divisor == 0 || _constant % divisor != 0 || _terms.Any(term => term.Factor % divisor != 0)
            ? null
            : new(_constant / divisor, [.. _terms.Select(term => (term.Index, term.Factor / divisor))]);

    /// <summary>Its value where the indices have these values, by <see cref="LoopIndex.Id"/>.</summary>
    public long At(ReadOnlySpan<long> indices)
    {
        long value = _constant;
        foreach ((LoopIndex index, long factor) in _terms)
            value = checked(value + factor * indices[index.Id]);
        return value;
    }
}
