using Microsoft.AspNetCore.Mvc;

namespace RmspropRunner.Worker.Problems;

internal static class ProblemWriting
{
    /// <summary>Answers with problem details.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status code.</param>
    /// <param name="detail">What is wrong, and what would be right.</param>
    public static Task WriteProblemAsync(this HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        IProblemDetailsService problems = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        return problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
        }).AsTask();
    }
}
