using RmspropRunner.Experiments.Descriptions;

namespace RmspropRunner.Cli.Reports;

/// <summary>Parameters as a table of a page.</summary>
internal static class ParameterMarkdown
{
    public static void Write(TextWriter output, IReadOnlyList<ParameterDescription> parameters) => MarkdownText.Table(
        output,
        ["parameter", "what it is", "takes", "default"],
        parameters.Select(parameter => (IReadOnlyList<string>)
        [
            MarkdownText.Code(parameter.Name),
            MarkdownText.Words(parameter.Description),
            MarkdownText.Words(parameter.Accepts ?? ""),
            parameter.IsRequired ? "required" : parameter.Default is null ? "" : MarkdownText.Code(parameter.Default),
        ]));
}
