using System.Text.Json.Serialization;

namespace RmspropRunner.Contracts;

/// <summary>How the resources are written: names in snake case, as the store's columns are; absent values left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ExperimentResource))]
[JsonSerializable(typeof(SubmissionResource))]
[JsonSerializable(typeof(ProgressResource))]
[JsonSerializable(typeof(PlanResource))]
[JsonSerializable(typeof(PlotsResource))]
[JsonSerializable(typeof(PlotResource))]
[JsonSerializable(typeof(ProblemResource))]
[JsonSerializable(typeof(HealthResource))]
[JsonSerializable(typeof(IndexResource))]
[JsonSerializable(typeof(Page<ExperimentResource>))]
public sealed partial class ContractsJson : JsonSerializerContext;
