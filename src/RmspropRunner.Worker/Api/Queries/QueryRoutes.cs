namespace RmspropRunner.Worker.Api.Queries;

internal static class QueryRoutes
{
    /// <summary>Says which parameters the endpoint's query may have; whatever else it has is a mistake.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.WithMetadata(new AcceptedQuery(parameters)).ProducesProblem(StatusCodes.Status400BadRequest);
}
