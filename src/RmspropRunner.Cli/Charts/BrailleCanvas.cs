namespace RmspropRunner.Cli.Charts;

/// <summary>A drawing of dots, eight to a character: two wide, four high. Rows count from the top.</summary>
internal sealed class BrailleCanvas(int width, int height)
{
    /// <summary>The owner of a character that nobody drew in.</summary>
    public const int Nobody = -1;

    private const char Blank = '\u2800';
    private static readonly byte[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[] _dots = new byte[width * height];
    private readonly int[] _owners = [.. Enumerable.Repeat(Nobody, width * height)];

    public int Width => width;

    public int Height => height;

    public int DotsWide => 2 * width;

    public int DotsHigh => 4 * height;

    /// <summary>Draws a straight line between two dots.</summary>
    public void Line(int fromX, int fromY, int toX, int toY, int owner)
    {
        int steps = Math.Max(Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)), 1);
        for (int i = 0; i <= steps; i++)
        {
            int x = fromX + (int)Math.Round((double)(toX - fromX) * i / steps);
            int y = fromY + (int)Math.Round((double)(toY - fromY) * i / steps);
            int cell = y / 4 * width + x / 2;
            _dots[cell] |= Bits[y % 4, x % 2];
            _owners[cell] = owner;
        }
    }

    /// <summary>The character at a place; a space where nothing is drawn.</summary>
    public char At(int column, int row) => _dots[row * width + column] is > 0 and byte dots ? (char)(Blank + dots) : ' ';

    /// <summary>Who drew last in the character at a place.</summary>
    public int OwnerAt(int column, int row) => _owners[row * width + column];
}
