using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.UnitTests.Cli;

public sealed class SharedHyperparametersTests
{
    [Fact]
    public void What_all_configurations_of_an_optimizer_share_is_said_once_and_the_rest_in_each_row()
    {
        LeaderboardRow[] rows =
        [
            Row("rmsprop", """{"variant":"torch","learning_rate":0.01,"rho":0.9,"epsilon":1E-08}"""),
            Row("rmsprop", """{"variant":"torch","learning_rate":0.1,"rho":0.9,"epsilon":1E-08}"""),
            Row("rmsprop", """{"variant":"numpy","learning_rate":0.1,"rho":0.9,"epsilon":1E-06}"""),
            Row("adagrad", """{"learning_rate":0.1,"epsilon":1E-10}"""),
            Row("adagrad", """{"learning_rate":1,"epsilon":1E-09}"""),
        ];

        SharedHyperparameters shared = SharedHyperparameters.Of(rows);

        Assert.Equal(["rmsprop torch: rho 0.9, epsilon 1e-8"], shared.Lines);
        Assert.Equal("torch, learning_rate 0.01", shared.Differing(rows[0]));
        Assert.Equal("numpy, learning_rate 0.1, rho 0.9, epsilon 1e-6", shared.Differing(rows[2]));
        Assert.Equal("learning_rate 0.1, epsilon 1e-10", shared.Differing(rows[3]));
    }

    [Fact]
    public void What_only_some_have_is_in_their_rows()
    {
        LeaderboardRow[] rows =
        [
            Row("momentum", """{"learning_rate":0.1,"momentum":0.9,"clip_norm":1,"schedule":"cosine","schedule_final":0}"""),
            Row("momentum", """{"learning_rate":0.1,"momentum":0.9}"""),
        ];

        SharedHyperparameters shared = SharedHyperparameters.Of(rows);

        Assert.Equal(["momentum: learning_rate 0.1, momentum 0.9"], shared.Lines);
        Assert.Equal("clip_norm 1, schedule cosine, schedule_final 0", shared.Differing(rows[0]));
        Assert.Equal("", shared.Differing(rows[1]));
    }

    private static LeaderboardRow Row(string optimizer, string hyperparameters) => new()
    {
        Configuration = 1,
        Problem = "sphere",
        Dimension = 2,
        Optimizer = optimizer,
        Hyperparameters = hyperparameters,
        Seeds = 1,
        Trials = 1,
        Completed = 1,
        Diverged = 0,
        ReachedTarget = 0,
        BestObjective = default,
        TargetIteration = null,
    };
}
