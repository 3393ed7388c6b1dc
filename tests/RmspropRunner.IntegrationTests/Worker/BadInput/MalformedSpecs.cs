using System.Text;

namespace RmspropRunner.IntegrationTests.Worker.BadInput;

/// <summary>Bodies that are no spec: seeded damage to the examples, and traps made by hand.</summary>
internal static class MalformedSpecs
{
    private const string Head = "name: bad\nproblems: [{ sphere: { dimension: 2 } }]\noptimizers: [{ gradient_descent: { learning_rate: 0.1 } }]\n";

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ": ", "- ", "*x", "&x ", "!!int ", "|\n", ">\n", "\t", "\"", "'", "\0", "\u0007", "---\n", "...\n", "%YAML 9\n", "@", "`", "<<: *x\n",
        "1e999", "-0", "99999999999999999999", "NaN", ".inf", "0x", "null", "~", "\u2028", "\uFEFF", "...: ..", "? ", "1..", "name: again\n",
    ];

    /// <summary>Damaged examples: the same ones for the same seed. Some damage leaves a spec valid; those are told apart by the caller.</summary>
    public static IEnumerable<byte[]> Fuzzed(IReadOnlyList<string> examples, int seed)
    {
        Random random = new(seed);
        while (true)
        {
            byte[] text = Encoding.UTF8.GetBytes(examples[random.Next(examples.Count)]);
            int times = random.Next(1, 6);
            for (int i = 0; i < times; i++)
                text = Damage(text, random);
            yield return text;
        }
    }

    /// <summary>The traps: what each is, and its bytes.</summary>
    public static IEnumerable<(string What, byte[] Body)> Traps()
    {
        yield return ("nothing", []);
        yield return ("NUL bytes", new byte[1000]);
        yield return ("UTF-16 little endian", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Head + "iterations: 1\n")]);
        yield return ("UTF-16 big endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Head + "iterations: 1\n")]);
        yield return ("UTF-16 without a mark", Encoding.Unicode.GetBytes(Head + "iterations: 1\n"));
        yield return ("Latin-1", Encoding.Latin1.GetBytes(Head + "description: Straße\niterations: 1\n"));
        yield return ("a mark in the middle", Encoding.UTF8.GetBytes(Head + "\uFEFFiterations: 1\n\uFEFF"));
        yield return ("alias bomb", Encoding.UTF8.GetBytes(Bomb()));
        yield return ("alias to itself", Encoding.UTF8.GetBytes("&a [*a]"));
        yield return ("depth of lists", Encoding.UTF8.GetBytes(new string('[', 500_000)));
        yield return ("depth of mappings", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{a: ", 100_000))));
        yield return ("depth of indents", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string(' ', i)}a:\n"))));
        yield return ("a long line", Encoding.UTF8.GetBytes(Head + "iterations: " + new string('9', 900_000)));
        yield return ("a long name", Encoding.UTF8.GetBytes(Head.Replace("bad", new string('n', 500_000), StringComparison.Ordinal) + "iterations: 1\n"));
        yield return ("huge iterations", Encoding.UTF8.GetBytes(Head + "iterations: 1e400\n"));
        yield return ("huge dimension", Encoding.UTF8.GetBytes(Head.Replace("dimension: 2", "dimension: 99999999999999", StringComparison.Ordinal) + "iterations: 1\n"));
        yield return ("huge range", Encoding.UTF8.GetBytes(
            Head.Replace("learning_rate: 0.1", "learning_rate: { from: 1, to: 2, count: 2000000000 }", StringComparison.Ordinal) + "iterations: 1\n"));
        yield return ("a plan beyond counting", Encoding.UTF8.GetBytes(Head + "iterations: 1\nseeds: 0..9223372036854775807\n"));
        yield return ("a plan beyond the limit", Encoding.UTF8.GetBytes(Head + "iterations: 1\nseeds: 1..2000000000\n"));
        yield return ("spaces", Encoding.UTF8.GetBytes(new string(' ', 1_000_000)));
        yield return ("line ends", Encoding.UTF8.GetBytes(new string('\n', 1_000_000)));
        yield return ("keys", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 80_000).Select(i => $"key{i}: 1\n"))));
        yield return ("JSON of another kind", "{\"title\": [1, 2, {\"a\": null}]}"u8.ToArray());
        yield return ("XML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8.ToArray());
    }

    private static byte[] Damage(byte[] text, Random random)
    {
        int at = random.Next(text.Length);
        int length = random.Next(1, Math.Min(40, text.Length - at) + 1);
        return random.Next(6) switch
        {
            0 => [.. text[..at], .. text[(at + length)..]],
            1 => [.. text[..at], (byte)random.Next(256), .. text[(at + 1)..]],
            2 => [.. text[..at], .. Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]), .. text[at..]],
            3 => [.. text[..at], .. text[at..(at + length)], .. text[at..]],
            4 when at > 0 => text[..at],
            _ => [.. text[..at], .. Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]), .. text[(at + length)..]],
        };
    }

    private static string Bomb()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++)
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        return text.ToString();
    }
}
