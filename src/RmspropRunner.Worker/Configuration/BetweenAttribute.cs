namespace RmspropRunner.Worker.Configuration;

/// <summary>A setting's range, both ends included.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(long least, long most) : Attribute
{
    public long Least => least;

    public long Most => most;
}
