using System.Text.Json;
using System.Text.Json.Serialization;
using RmspropRunner.Contracts;

namespace RmspropRunner.Worker.Api;

internal static class ApiJson
{
    /// <summary>Lets ASP.NET Core write and describe the resources as <see cref="ContractsJson"/> does.</summary>
    public static void AddApiJson(this WebApplicationBuilder builder) => builder.Services.ConfigureHttpJsonOptions(json =>
    {
        JsonSerializerOptions options = json.SerializerOptions;
        JsonSerializerOptions contracts = ContractsJson.Default.Options;
        options.PropertyNamingPolicy = contracts.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = contracts.DefaultIgnoreCondition;
        options.NumberHandling = contracts.NumberHandling;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
    });
}
