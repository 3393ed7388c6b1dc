namespace RmspropRunner.Experiments.Specs;

public static class CanonicalSpec
{
    public static string Write(ExperimentSpec spec) => spec.Name;
    public static string WritePlan(ExperimentSpec spec) => spec.Name;
}
