namespace RmspropRunner.Worker.Configuration;

/// <summary>A setting's range, both ends included; of times in seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(double least, double most) : Attribute
{
    public double Least => least;

    public double Most => most;
}
