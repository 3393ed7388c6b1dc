using System.Net;
using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Remote;

/// <summary>The worker refuses what was asked; the message says why, and what can be done.</summary>
internal sealed class RemoteRefusalException(HttpStatusCode status, string message, ProblemResource problem) : Exception(message)
{
    public HttpStatusCode Status => status;

    public ProblemResource Problem => problem;
}
