using System.Text.Json;
using System.Text.Json.Serialization;
using RmspropRunner.Contracts;

namespace RmspropRunner.Worker.Api;

/// <summary>How answers are written: as <see cref="ContractsJson"/> says.</summary>
internal static class ApiJson
{
    public static void AddApiJson(this WebApplicationBuilder builder) => builder.Services.ConfigureHttpJsonOptions(json =>
    {
        JsonSerializerOptions contracts = ContractsJson.Default.Options;
        json.SerializerOptions.PropertyNamingPolicy = contracts.PropertyNamingPolicy;
        json.SerializerOptions.DefaultIgnoreCondition = contracts.DefaultIgnoreCondition;
        json.SerializerOptions.NumberHandling = contracts.NumberHandling;
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
    });
}
