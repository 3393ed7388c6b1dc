namespace RmspropRunner.Worker.Api.Queries;

/// <summary>An endpoint's metadata: the parameters that its query may have.</summary>
internal sealed record AcceptedQuery(IReadOnlyList<QueryParameter> Parameters);
