using System.Reflection;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>Finds the definitions in a DLL, and refuses what would only fail when it runs. Messages begin after the file's name.</summary>
internal static class PluginAssembly
{
    private const string Definition = "Definition";

    private static readonly Version SharedVersion = PluginContext.Shared.GetName().Version!;

    /// <exception cref="PluginException">It is no plugin.</exception>
    public static Plugin Read(string file, byte[] content, string digest)
    {
        PluginContext context = new(file);
        Assembly assembly = Load(context, content);
        foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
            CheckReference(context, reference);
        object[] definitions = [.. TypesOf(assembly).Select(DefinitionOf).OfType<object>()];
        if (definitions.Length == 0)
        {
            throw new PluginException(
                "has no definitions: a plugin has a public type with a public static property Definition, which is a Problem or an Optimizer.");
        }

        Plugin plugin = new()
        {
            File = file,
            Digest = digest,
            Problems = [.. definitions.OfType<Problem>().Select(problem => problem with { Origin = digest })],
            Optimizers = [.. definitions.OfType<Optimizer>().Select(optimizer => optimizer with { Origin = digest })],
        };
        CheckNames("problem", plugin.Problems.Select(problem => problem.Name));
        CheckNames("optimizer", plugin.Optimizers.Select(optimizer => optimizer.Name));
        foreach (Problem problem in plugin.Problems)
            Check($"problem {problem.Name}", () => ProblemCheck.Mistake(problem), () => FirstStep.Of(problem));
        foreach (Optimizer optimizer in plugin.Optimizers)
            Check($"optimizer {optimizer.Name}", () => OptimizerCheck.Mistake(optimizer), () => FirstStep.Of(optimizer));
        return plugin;
    }

    private static Assembly Load(PluginContext context, byte[] content)
    {
        try
        {
            using MemoryStream stream = new(content);
            return context.LoadFromStream(stream);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw new PluginException("is not a .NET assembly: a plugin is the DLL that dotnet build makes of its project.");
        }
    }

    private static void CheckReference(PluginContext context, AssemblyName reference)
    {
        if (reference.Name == PluginContext.Shared.GetName().Name)
        {
            if (reference.Version > SharedVersion)
                throw Incompatible($"it was built against {reference.Name} {reference.Version}");
            return;
        }

        Assembly? found = null;
        try
        {
            found = context.LoadFromAssemblyName(reference);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException)
        {
            // It is not there, or in another version.
        }

        if (found is null || Path.GetDirectoryName(found.Location) != Path.GetDirectoryName(typeof(object).Assembly.Location))
        {
            throw new PluginException(
                $"needs {reference.Name} {reference.Version}, which is not part of this .NET ({Environment.Version}): "
                + $"a plugin is one file, and uses nothing but .NET itself and {PluginContext.Shared.GetName().Name}.");
        }
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetExportedTypes();
        }
        catch (Exception error) when (IsMisfit(error))
        {
            throw Incompatible(OneLine(error));
        }
    }

    private static object? DefinitionOf(Type type)
    {
        if (type.ContainsGenericParameters)
            return null;
        try
        {
            PropertyInfo? property = type.GetProperty(Definition, BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
            if (property is null || (property.PropertyType != typeof(Problem) && property.PropertyType != typeof(Optimizer)))
                return null;
            return property.GetValue(null) ?? throw new PluginException($"has a {Definition} that is null: {type.FullName}.");
        }
        catch (Exception error) when (error is not PluginException)
        {
            Exception reason = error.GetBaseException();
            throw IsMisfit(reason) ? Incompatible(OneLine(reason)) : new PluginException($"throws while it is loaded, in {type.FullName}: {OneLine(reason)}");
        }
    }

    private static void CheckNames(string noun, IEnumerable<string> names)
    {
        HashSet<string> seen = [];
        foreach (string name in names)
        {
            if (!DefinitionNames.IsName(name))
                throw new PluginException($"has {noun} '{name}': {DefinitionNames.Rule}.");
            if (!seen.Add(name))
                throw new PluginException($"has two {noun}s of the name {name}.");
        }
    }

    /// <summary>Asks what is wrong with a definition, and tries one step of it: both run the plugin's code, which may throw.</summary>
    private static void Check(string thing, Func<string?> mistake, Action firstStep)
    {
        try
        {
            if (mistake() is { } message)
                throw new PluginException($"has a mistake in its {thing}: {message}.");
            firstStep();
        }
        catch (Exception error) when (error is not PluginException)
        {
            Exception reason = error.GetBaseException();
            throw IsMisfit(reason) ? Incompatible(OneLine(reason)) : new PluginException($"throws in its {thing}: {OneLine(reason)}");
        }
    }

    private static bool IsMisfit(Exception error) =>
        error is TypeLoadException or MissingMemberException or ReflectionTypeLoadException or FileNotFoundException or FileLoadException or BadImageFormatException;

    private static PluginException Incompatible(string reason) => new(
        $"does not fit this program, which has {PluginContext.Shared.GetName().Name} {SharedVersion}: {reason.TrimEnd('.')}. Build it against this version.");

    private static string OneLine(Exception error) => $"{error.Message.ReplaceLineEndings(" ").TrimEnd('.')} ({error.GetType().Name}).";
}
