using System.Text;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>Reads CSV as RFC 4180 has it, to hold what was written against it.</summary>
internal static class CsvText
{
    /// <summary>The rows below the header, by column name.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Rows(string csv)
    {
        List<List<string>> lines = Fields(csv);
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<List<string>> Fields(string csv)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            if (isQuoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (csv[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && csv[i] is ',' or '\r')
            {
                line.Add(field.ToString());
                field.Clear();
            }
            else if (!isQuoted && csv[i] == '\n')
            {
                Assert.Equal('\r', csv[i - 1]);
                lines.Add(line);
                line = [];
            }
            else
            {
                field.Append(csv[i]);
            }
        }

        Assert.Empty(line);
        return lines;
    }
}
