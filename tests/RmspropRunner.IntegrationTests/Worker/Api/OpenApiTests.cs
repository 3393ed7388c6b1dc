using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace RmspropRunner.IntegrationTests.Worker.Api;

/// <summary>The OpenAPI document says what the worker does.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private string _text = "";
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        _text = await worker.Client.GetStringAsync("/openapi/v1.json");
        _document = JsonDocument.Parse(_text).RootElement;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_document_is_valid()
    {
        ReadResult read = OpenApiDocument.Parse(_text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        string[] references = [.. References(_document).Distinct()];
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(Resolves(reference), $"{reference} leads nowhere"));
    }

    [Fact]
    public void Every_operation_has_a_summary_an_answer_with_a_schema_and_problem_details_for_each_refusal()
    {
        (string Name, JsonElement Operation)[] operations =
        [
            .. from path in _document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("responses", out _)
               select ($"{operation.Name} {path.Name}", operation.Value),
        ];
        Assert.NotEmpty(operations);
        Assert.All(operations, item =>
        {
            Assert.True(item.Operation.TryGetProperty("summary", out _), $"{item.Name} has no summary");
            JsonProperty[] responses = [.. item.Operation.GetProperty("responses").EnumerateObject()];
            Assert.Contains(responses, response => response.Name.StartsWith('2'));
            Assert.Contains(responses, response => response.Name == "429");
            Assert.All(
                responses.Where(response => response.Name[0] is '4' or '5'),
                response => Assert.Equal(
                    "#/components/schemas/Problem",
                    response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString()));
        });
    }

    [Fact]
    public void The_token_is_described()
    {
        JsonElement bearer = _document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal("http", bearer.GetProperty("type").GetString());
        Assert.Equal("bearer", bearer.GetProperty("scheme").GetString());
    }

    [Fact]
    public void Every_route_of_the_version_is_described() =>
        Assert.Equal(
            WorkerRoutes.Mapped().Order(),
            _document.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).Order());

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private bool Resolves(string reference)
    {
        JsonElement at = _document;
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return false;
        foreach (string part in reference[2..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            bool found = at.ValueKind == JsonValueKind.Array
                ? int.TryParse(part, out int index) && index < at.GetArrayLength() && (at = at[index]).ValueKind != JsonValueKind.Undefined
                : at.TryGetProperty(part, out at);
            if (!found)
                return false;
        }

        return true;
    }
}
