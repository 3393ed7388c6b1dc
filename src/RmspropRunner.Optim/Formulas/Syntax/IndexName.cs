namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>The index that one sum or product declares. Compared by reference: another sum's i is another index.</summary>
internal sealed class IndexName(string name)
{
    public string Name { get; } = name;
}
