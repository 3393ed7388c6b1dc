using System.CommandLine;

namespace RmspropRunner.Cli.Arguments;

/// <summary>An optional name that picks one of a known list.</summary>
internal static class NameArgument
{
    public static Argument<string?> Create(string description) =>
        new("NAME") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The one of that name; all where there is no name.</summary>
    /// <exception cref="MistakeException">None has it.</exception>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> all, Func<T, string> nameOf, string? name, string noun)
    {
        if (name is null)
            return all;
        T[] found = [.. all.Where(item => nameOf(item) == name)];
        return found.Length > 0
            ? found
            : throw new MistakeException($"There is no {noun} {name}: there are {NearestNames.List(name, [.. all.Select(nameOf)])}.");
    }
}
