using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Worker.Api.Queries;

/// <summary>Reads a request's query, and finds everything that is wrong with it.</summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;
    private readonly IReadOnlyList<QueryParameter> _accepted;
    private readonly List<string> _mistakes = [];

    public QueryReader(HttpContext context)
    {
        _query = context.Request.Query;
        _accepted = context.GetEndpoint()?.Metadata.GetMetadata<AcceptedQuery>()?.Parameters ?? [];
        string[] names = [.. _accepted.Select(parameter => parameter.Name)];
        foreach ((string name, StringValues values) in _query)
        {
            int times = _accepted.FirstOrDefault(parameter => parameter.Name == name)?.Times ?? 0;
            if (times == 0)
            {
                _mistakes.Add(names.Length == 0
                    ? $"{Quotation.Of(name)} is not a parameter here: there are none."
                    : KnownNames.Answer(name, "a parameter here", names, "The parameters are"));
            }
            else if (values.Count > times)
            {
                _mistakes.Add($"{name} is given {values.Count} times: give it {(times == 1 ? "once" : $"at most {times} times")}.");
            }
        }
    }

    /// <summary>The parameter's value; null where it is not given, or is wrong, which is noted.</summary>
    public T? Read<T>(TypedQueryParameter<T> parameter)
    {
        if (!_accepted.Contains(parameter))
            throw new InvalidOperationException($"Expected a parameter that the endpoint accepts, found {parameter.Name}.");
        if (!_query.TryGetValue(parameter.Name, out StringValues values) || values.Count > 1)
            return default;
        T value = parameter.Parse(values.ToString());
        if (value is null)
            _mistakes.Add($"{parameter.Name} takes {parameter.Accepts}, not {Quotation.Of(values.ToString())}.");
        return value;
    }

    /// <summary>Every value of a parameter that may be given more than once, in order; those that are wrong are noted.</summary>
    public IReadOnlyList<T> ReadAll<T>(TypedQueryParameter<T?> parameter)
        where T : struct
    {
        List<T> read = [];
        foreach (string? text in _query.TryGetValue(parameter.Name, out StringValues values) ? values : StringValues.Empty)
        {
            if (parameter.Parse(text ?? "") is { } value)
                read.Add(value);
            else
                _mistakes.Add($"{parameter.Name} takes {parameter.Accepts}, not {Quotation.Of(text ?? "")}.");
        }

        return read;
    }

    public void Refuse(string mistake) => _mistakes.Add(mistake);

    /// <summary>What to answer where anything is wrong; null where nothing is. To be asked when everything is read.</summary>
    public ProblemHttpResult? Problem() => _mistakes.Count == 0 ? null : TypedResults.Problem(
        title: "The query cannot be answered.",
        detail: string.Join(' ', _mistakes),
        statusCode: StatusCodes.Status400BadRequest);
}
