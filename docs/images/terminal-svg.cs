// Turns what a terminal program printed, colours and all, into an SVG picture:
//   script -qec "rmsprop run examples/tutorial.yaml --no-progress" /dev/null | dotnet run docs/images/terminal-svg.cs "$ rmsprop run …" > run.svg
// Understands colours and weights (SGR); other escape sequences are dropped.

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

const double CharacterWidth = 8.4;
const double LineHeight = 18;
string[] palette =
[
    "#1e1e2e", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#cba6f7", "#94e2d5", "#cdd6f4",
    "#7f849c", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#cba6f7", "#94e2d5", "#ffffff",
];

Console.InputEncoding = Encoding.UTF8;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
List<string> lines = [.. Console.In.ReadToEnd().Replace("\r", "").TrimEnd('\n').Split('\n')];
if (args.Length > 0)
    lines.InsertRange(0, [$"\e[1m{args[0]}\e[0m", ""]);

StringBuilder body = new();
double widest = 0;
string colour = palette[7];
bool isBold = false;
for (int i = 0; i < lines.Count; i++)
{
    int column = 0;
    foreach (Match part in Regex.Matches(lines[i], @"\e\[(?<codes>[0-9;]*)m|\e\[[0-9;?]*[A-Za-z]|\e[=>]|\e\][^\a]*(\a|\e\\)|(?<text>[^\e]+)"))
    {
        if (part.Groups["codes"].Success)
            Apply(part.Groups["codes"].Value);
        if (!part.Groups["text"].Success)
            continue;
        string text = part.Groups["text"].Value;
        string x = (20 + column * CharacterWidth).ToString("0.##", CultureInfo.InvariantCulture);
        string y = (40 + i * LineHeight).ToString("0.##", CultureInfo.InvariantCulture);
        string length = (text.Length * CharacterWidth).ToString("0.##", CultureInfo.InvariantCulture);
        if (!string.IsNullOrWhiteSpace(text))
            body.AppendLine($"""  <text x="{x}" y="{y}" fill="{colour}"{(isBold ? " font-weight=\"bold\"" : "")} textLength="{length}" xml:space="preserve">{WebUtility.HtmlEncode(text)}</text>""");
        column += text.Length;
    }

    widest = Math.Max(widest, column);
}

int width = (int)(40 + widest * CharacterWidth);
int height = (int)(46 + lines.Count * LineHeight);
Console.WriteLine($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">""");
Console.WriteLine($"""  <rect width="{width}" height="{height}" rx="8" fill="{palette[0]}"/>""");
Console.Write(body);
Console.WriteLine("</svg>");

void Apply(string codes)
{
    int[] numbers = [.. codes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    if (numbers.Length == 0)
        numbers = [0];
    for (int i = 0; i < numbers.Length; i++)
    {
        switch (numbers[i])
        {
            case 0:
                (colour, isBold) = (palette[7], false);
                break;
            case 1:
                isBold = true;
                break;
            case 2:
                colour = palette[8];
                break;
            case >= 30 and <= 37:
                colour = palette[numbers[i] - 30];
                break;
            case 39:
                colour = palette[7];
                break;
            case >= 90 and <= 97:
                colour = palette[numbers[i] - 82];
                break;
            case 38 when i + 2 < numbers.Length && numbers[i + 1] == 5:
                colour = Indexed(numbers[i + 2]);
                i += 2;
                break;
            case 38 when i + 4 < numbers.Length && numbers[i + 1] == 2:
                colour = $"#{numbers[i + 2]:x2}{numbers[i + 3]:x2}{numbers[i + 4]:x2}";
                i += 4;
                break;
        }
    }
}

string Indexed(int index)
{
    if (index < 16)
        return palette[index];
    if (index >= 232)
        return $"#{8 + 10 * (index - 232):x2}{8 + 10 * (index - 232):x2}{8 + 10 * (index - 232):x2}";
    int[] levels = [0, 95, 135, 175, 215, 255];
    index -= 16;
    return $"#{levels[index / 36]:x2}{levels[index / 6 % 6]:x2}{levels[index % 6]:x2}";
}
