using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Access;
using RmspropRunner.Worker.Api;
using RmspropRunner.Worker.Health;
using RmspropRunner.Worker.Hosting;
using RmspropRunner.Worker.Limits;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Problems;
using RmspropRunner.Worker.Queue;
using RmspropRunner.Worker.Stores;

if (args is [HealthQuestion.Argument, .. string[] settings])
    return await HealthQuestion.AskAsync(settings);
if (!WorkerHost.TryCreateBuilder(args, out WebApplicationBuilder? builder, out int exitCode))
    return exitCode;

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<OpenedStore>();
builder.Services.AddTransient<IExperimentStore>(services => services.GetRequiredService<OpenedStore>().Current);
builder.Services.AddHostedService<StoreOpening>();
builder.Services.AddSingleton<ActiveRuns>();
builder.AddApiJson();
builder.AddApiDescription();
builder.AddProblems();
builder.AddLimits();
builder.AddAccess();
builder.AddHealth();

WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.UseProblems();
app.UseHostRules();
app.UseRouting();
app.UseLimits();
app.UseAccess();

app.MapApi();
app.MapApiDescription();
app.MapHealth();
return await app.RunToTheEndAsync();
