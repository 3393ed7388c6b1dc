using System.Globalization;

namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>What the names at one place of a formula mean.</summary>
/// <param name="variables">The coordinates' names; null where the coordinates are x[1] to x[n].</param>
internal sealed class Scope(IReadOnlyList<string>? variables)
{
    private readonly List<IndexName> _indices = [];

    public bool HasPoint => variables is null;

    public int Depth => _indices.Count;

    /// <summary>Makes an index known, until <see cref="Leave"/>.</summary>
    /// <exception cref="FormulaException">The name has a meaning already.</exception>
    public IndexName Enter(Token name)
    {
        if (Vocabulary.IsReserved(name.Text) || name.Text.Length > FormulaLimits.NameLength || IsVariable(name.Text) || Find(name.Text) is not null)
        {
            throw new FormulaException(
                name.Position,
                $"'{name.Text}' cannot be an index: it has a meaning already. Another name, such as i, j or k, would be right.");
        }

        IndexName index = new(name.Text);
        _indices.Add(index);
        return index;
    }

    public void Leave() => _indices.RemoveAt(_indices.Count - 1);

    /// <summary>What a name that stands alone is.</summary>
    public Expression Resolve(Token name)
    {
        if (Find(name.Text) is IndexName index)
            return new IndexExpression(name.Position, index);
        if (variables?.ToList().IndexOf(name.Text) is int coordinate and >= 0)
            return new VariableExpression(name.Position, coordinate + 1);
        if (HasPoint && name.Text == Vocabulary.Point)
        {
            throw new FormulaException(
                name.Position, "Found x alone; its coordinates are x[1] to x[n], such as x[i] in sum(i = 1..n, x[i]^2).");
        }

        if (Vocabulary.Constants.TryGetValue(name.Text, out double constant))
            return new NumberExpression(name.Position, constant);
        if (name.Text == Vocabulary.Dimension)
            return new DimensionExpression(name.Position);
        throw new FormulaException(name.Position, $"There is no '{Shown(name)}' here; known are {Known()}.{Vocabulary.Hint(name.Text)}");
    }

    private bool IsVariable(string name) => variables is null ? name == Vocabulary.Point : variables.Contains(name);

    private IndexName? Find(string name) => _indices.Find(index => index.Name == name);

    private static string Shown(Token name) => name.Text.Length <= FormulaLimits.NameLength ? name.Text : $"{name.Text[..FormulaLimits.NameLength]}…";

    private string Known()
    {
        List<string> known = variables is null ? ["x[1] to x[n]"] : [.. variables.Take(10)];
        if (variables?.Count > 10)
            known.Add(string.Create(CultureInfo.InvariantCulture, $"{variables.Count - 10} more variables"));
        known.AddRange(_indices.Select(index => index.Name));
        known.AddRange([Vocabulary.Dimension, .. Vocabulary.Constants.Keys]);
        return $"{string.Join(", ", known.SkipLast(1))} and {known[^1]}";
    }
}
