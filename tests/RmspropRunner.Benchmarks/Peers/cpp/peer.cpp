// RMSProp (torch's, without momentum) as a C++ program for one purpose does it: many trials side by side, structure of
// arrays; or one trial alone, vectorised along its dimensions. What the benchmark compares the runner with.
//
//   g++ -std=c++17 -O3 -march=native -ffp-contract=off -fno-math-errno -fopenmp-simd peer.cpp -lmvec -o peer
//   peer rosenbrock|sphere|rastrigin|alone|limit TRIALS DIMENSION ITERATIONS REPEATS TRIALS_FILE RESULTS_FILE
//
// The trials' file has, as doubles, for each trial: learning rate, rho, epsilon, the start. The results' file gets for each
// trial: the final objective, the best objective, the final point. Standard output gets the bits of a vector, then, in a
// line each, the seconds of the processor's time that each repeat took, reading and writing files not counted.

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <experimental/simd>
#include <fstream>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace stdx = std::experimental;

using Vector = stdx::native_simd<double>;
constexpr int Width = Vector::size();

constexpr double Infinity = std::numeric_limits<double>::infinity();

// The vector math library's sine and cosine, at the width that the machine has.
#if defined(__AVX512F__)
using Builtin = __m512d;
extern "C" Builtin _ZGVeN8v_sin(Builtin), _ZGVeN8v_cos(Builtin);
static Vector sine(Vector x) { return Vector(_ZGVeN8v_sin(static_cast<Builtin>(x))); }
static Vector cosine(Vector x) { return Vector(_ZGVeN8v_cos(static_cast<Builtin>(x))); }
#elif defined(__AVX2__)
using Builtin = __m256d;
extern "C" Builtin _ZGVdN4v_sin(Builtin), _ZGVdN4v_cos(Builtin);
static Vector sine(Vector x) { return Vector(_ZGVdN4v_sin(static_cast<Builtin>(x))); }
static Vector cosine(Vector x) { return Vector(_ZGVdN4v_cos(static_cast<Builtin>(x))); }
#else
static Vector sine(Vector x) { return stdx::sin(x); }
static Vector cosine(Vector x) { return stdx::cos(x); }
#endif

// The vectors of one quantity of one group of trials: a coordinate to the next lies `stride` vectors further.
struct Rows {
    Vector* first;
    int stride;
    Vector& operator[](int i) const { return first[i * stride]; }
};

struct Rosenbrock {
    static constexpr int VectorsInBlock = 2;  // Measured: the fastest of 1, 2, 3, 4, 6, 8 and 16.

    static Vector evaluate(int n, Rows x, Rows gradient) {
        Vector sum = 0, fromPrevious = 0, current = x[0];
        for (int i = 0; i < n - 1; i++) {
            Vector next = x[i + 1], bend = next - current * current, slack = 1 - current;
            sum += 100 * (bend * bend) + slack * slack;
            gradient[i] = (fromPrevious - (400 * current) * bend) - 2 * slack;
            fromPrevious = 200 * bend;
            current = next;
        }
        gradient[n - 1] = fromPrevious;
        return sum;
    }
};

struct Sphere {
    static constexpr int VectorsInBlock = 8;  // As above.

    static Vector evaluate(int n, Rows x, Rows gradient) {
        Vector sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[i] * x[i];
            gradient[i] = 2 * x[i];
        }
        return sum;
    }
};

struct Rastrigin {
    static constexpr int VectorsInBlock = 2;  // As above; 1 does as well.

    static Vector evaluate(int n, Rows x, Rows gradient) {
        Vector sum = 10.0 * n;
        for (int i = 0; i < n; i++) {
            Vector angle = 2 * M_PI * x[i];
            sum += x[i] * x[i] - 10 * cosine(angle);
            gradient[i] = 2 * x[i] + 20 * M_PI * sine(angle);
        }
        return sum;
    }
};

struct Work {
    int trials, dimension, iterations;
    std::vector<double> inputs, results;

    const double* input(int trial) const { return &inputs[size_t(trial) * (3 + dimension)]; }
    double* result(int trial) { return &results[size_t(trial) * (2 + dimension)]; }
};

static void step(int n, Rows x, Rows v, Rows gradient, Vector rate, Vector rho, Vector epsilon) {
    Vector fresh = 1 - rho;
    for (int i = 0; i < n; i++) {
        Vector g = gradient[i];
        v[i] = rho * v[i] + (fresh * g) * g;
        x[i] -= (rate * g) / (stdx::sqrt(v[i]) + epsilon);
    }
}

// Block after block, each through all of its iterations: its rows stay in the first-level cache.
template <class Objective>
static void runMany(Work& work) {
    constexpr int Block = Objective::VectorsInBlock, Lanes = Block * Width;
    const int n = work.dimension;
    std::vector<Vector, std::allocator<Vector>> x(n * Block), v(n * Block), gradient(n * Block);
    Vector rate[Block], rho[Block], epsilon[Block], objective[Block], best[Block];

    for (int first = 0; first < work.trials; first += Lanes) {
        for (int lane = 0; lane < Lanes; lane++) {
            const double* input = work.input(std::min(first + lane, work.trials - 1));
            const int b = lane / Width, l = lane % Width;
            rate[b][l] = input[0], rho[b][l] = input[1], epsilon[b][l] = input[2], best[b][l] = Infinity;
            for (int i = 0; i < n; i++) x[i * Block + b][l] = input[3 + i], v[i * Block + b][l] = 0;
        }

        for (int iteration = 0;; iteration++) {
            for (int b = 0; b < Block; b++) {
                objective[b] = Objective::evaluate(n, {&x[b], Block}, {&gradient[b], Block});
                best[b] = stdx::min(best[b], objective[b]);
            }
            if (iteration == work.iterations) break;
            for (int b = 0; b < Block; b++) step(n, {&x[b], Block}, {&v[b], Block}, {&gradient[b], Block}, rate[b], rho[b], epsilon[b]);
        }

        for (int lane = 0; lane < Lanes && first + lane < work.trials; lane++) {
            double* result = work.result(first + lane);
            const int b = lane / Width, l = lane % Width;
            result[0] = objective[b][l], result[1] = best[b][l];
            for (int i = 0; i < n; i++) result[2 + i] = x[i * Block + b][l];
        }
    }
}

// Rosenbrock alone: gradient and update in one pass over the dimensions, from one copy of x into the other. The terms are
// added up one by one in a loop of their own, as the language has it without -ffast-math.
static void runAlone(Work& work) {
    const int n = work.dimension;
    const double* input = work.input(0);
    const double rate = input[0], rho = input[1], epsilon = input[2], fresh = 1 - rho;
    std::vector<double> from(input + 3, input + 3 + n), to(n), squares(n);
    double best = Infinity, objective = 0;

    for (int iteration = 0;; iteration++) {
        const double* __restrict x = from.data();
        double* __restrict y = to.data();
        double* __restrict v = squares.data();
        auto update = [=](int i, double g) {
            v[i] = rho * v[i] + (fresh * g) * g;
            y[i] = x[i] - (rate * g) / (std::sqrt(v[i]) + epsilon);
        };
        auto gradient = [=](int i, double fromPrevious) {
            return (fromPrevious - (400 * x[i]) * (x[i + 1] - x[i] * x[i])) - 2 * (1 - x[i]);
        };
        auto fromPrevious = [=](int i) { return 200 * (x[i] - x[i - 1] * x[i - 1]); };

        double bend = x[1] - x[0] * x[0], slack = 1 - x[0], sum = 100 * (bend * bend) + slack * slack;
        update(0, gradient(0, 0));
        for (int i = 1; i < n - 1; i++) {
            double bend = x[i + 1] - x[i] * x[i], slack = 1 - x[i];
            sum += 100 * (bend * bend) + slack * slack;
        }
#pragma omp simd
        for (int i = 1; i < n - 1; i++) update(i, gradient(i, fromPrevious(i)));
        update(n - 1, fromPrevious(n - 1));

        objective = sum;
        best = std::min(best, objective);
        if (iteration == work.iterations) break;
        from.swap(to);
    }

    double* result = work.result(0);
    result[0] = objective, result[1] = best;
    std::copy(from.begin(), from.end(), result + 2);
}

// As many square roots and divisions as the work has updates, and nothing else: no update can be faster. The chains are more
// than the processor has in hand at once, so that none of them is waited for.
static void runLimit(Work& work) {
    constexpr int Chains = 16;
    Vector x[Chains], c[Chains];
    for (int i = 0; i < Chains; i++) x[i] = 1.5 + i, c[i] = 2.5 + i;
    const long times = long(work.trials) * work.dimension * work.iterations / (Chains * Width);
    for (long time = 0; time < times; time++)
        for (int i = 0; i < Chains; i++) x[i] = c[i] / stdx::sqrt(x[i]);
    for (int i = 0; i < Chains; i++) work.result(0)[0] += x[i][0];
}

static double processorSeconds() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

int main(int count, char** arguments) {
    if (count != 8) return std::fprintf(stderr, "peer CASE TRIALS DIMENSION ITERATIONS REPEATS TRIALS_FILE RESULTS_FILE\n"), 2;
    const std::string name = arguments[1];
    Work work{std::atoi(arguments[2]), std::atoi(arguments[3]), std::atoi(arguments[4]), {}, {}};
    work.inputs.resize(size_t(work.trials) * (3 + work.dimension));
    work.results.resize(size_t(work.trials) * (2 + work.dimension));
    std::ifstream(arguments[6], std::ios::binary).read(reinterpret_cast<char*>(work.inputs.data()), work.inputs.size() * sizeof(double));

    std::printf("%d\n", int(Width * sizeof(double) * 8));
    for (int repeat = 0; repeat < std::atoi(arguments[5]); repeat++) {
        const double before = processorSeconds();
        if (name == "rosenbrock") runMany<Rosenbrock>(work);
        else if (name == "sphere") runMany<Sphere>(work);
        else if (name == "rastrigin") runMany<Rastrigin>(work);
        else if (name == "alone") runAlone(work);
        else if (name == "limit") runLimit(work);
        else return std::fprintf(stderr, "There is no case '%s'.\n", name.c_str()), 2;
        std::printf("%.9f\n", processorSeconds() - before);
    }

    std::ofstream(arguments[7], std::ios::binary).write(reinterpret_cast<const char*>(work.results.data()), work.results.size() * sizeof(double));
}
