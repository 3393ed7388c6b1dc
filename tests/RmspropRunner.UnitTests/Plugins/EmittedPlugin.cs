using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>Makes small DLLs: a public class, and a static property Definition with any body.</summary>
internal static class EmittedPlugin
{
    /// <param name="body">What the property does; null for a class without it.</param>
    /// <param name="definition">The property's type.</param>
    public static byte[] Create(Action<ILGenerator>? body, Type? definition = null)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName("Emitted"), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule("Emitted").DefineType(
            "Emitted.Thing", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class);
        if (body is not null)
        {
            Type returned = definition ?? typeof(Problem);
            MethodBuilder getter = type.DefineMethod(
                "get_Definition", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.SpecialName, returned, Type.EmptyTypes);
            body(getter.GetILGenerator());
            type.DefineProperty("Definition", PropertyAttributes.None, returned, null).SetGetMethod(getter);
        }

        type.CreateType();
        return Save(assembly);
    }

    /// <summary>A problem's type, and a method of it that there is not, of another version of RmspropRunner.Optim.</summary>
    public static (Type Problem, MethodInfo Gone) OfVersion(string version)
    {
        AssemblyName name = new("RmspropRunner.Optim") { Version = Version.Parse(version) };
        PersistedAssemblyBuilder assembly = new(name, typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(name.Name!).DefineType("RmspropRunner.Optim.Problems.Problem", TypeAttributes.Public);
        MethodBuilder gone = type.DefineMethod("Gone", MethodAttributes.Public | MethodAttributes.Static, type, Type.EmptyTypes);
        ILGenerator code = gone.GetILGenerator();
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        using MemoryStream stream = new(Save(assembly));
        Type loaded = new AssemblyLoadContext(version).LoadFromStream(stream).GetType("RmspropRunner.Optim.Problems.Problem", throwOnError: true)!;
        return (loaded, loaded.GetMethod("Gone")!);
    }

    private static byte[] Save(PersistedAssemblyBuilder assembly)
    {
        using MemoryStream stream = new();
        assembly.Save(stream);
        return stream.ToArray();
    }
}
