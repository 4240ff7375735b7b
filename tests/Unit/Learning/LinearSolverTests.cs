using PolicyML.Learning.Linear;

namespace PolicyML.Tests.Unit.Learning;

public class LinearSolverTests
{
    private static readonly LinearOptions Exact = new() { Tolerance = 1e-7, MaxPasses = 5000 };

    [Fact]
    public void Two_points_on_a_line_have_the_margin_of_the_closed_form()
    {
        // x = 1 is positive, x = -1 negative, no bias: minimise w²/2 + 2C(1 - w)², so w = 4C / (1 + 4C).
        var rows = Rows([[(0, 1)], [(0, -1)]], 1);
        var solution = LinearSolver.Solve(rows, [true, false], Exact with { C = 2, BiasFeature = 0 });
        Assert.Equal(8.0 / 9, solution.Weights[0], 5);
    }

    [Fact]
    public void One_point_of_the_logistic_loss_satisfies_its_stationarity()
    {
        // minimise w²/2 + C·log(1 + exp(-w)): w = C / (1 + exp(w)).
        var solution = LinearSolver.Solve(Rows([[(0, 1)]], 1), [true], Exact with { C = 3, BiasFeature = 0, Loss = LinearLoss.Logistic });
        Assert.Equal(3 / (1 + Math.Exp(solution.Weights[0])), solution.Weights[0], 5);
    }

    [Theory]
    [InlineData(LinearLoss.SquaredHinge)]
    [InlineData(LinearLoss.Logistic)]
    public void No_small_step_lowers_the_objective(LinearLoss loss)
    {
        var (rows, truth) = Random(80, 12, 7);
        var options = Exact with { Loss = loss, C = 0.8, PositiveWeight = 2 };
        var solution = LinearSolver.Solve(rows, truth, options);
        var best = LinearSolver.Objective(rows, truth, options, solution);
        for (var w = 0; w < 12; w++)
        {
            foreach (var step in (double[])[-1e-2, 1e-2])
            {
                var weights = (double[])solution.Weights.Clone();
                weights[w] += step;
                Assert.True(LinearSolver.Objective(rows, truth, options, solution with { Weights = weights }) > best);
            }
        }
    }

    [Theory]
    [InlineData(LinearLoss.SquaredHinge)]
    [InlineData(LinearLoss.Logistic)]
    public void A_set_that_a_line_divides_is_divided(LinearLoss loss)
    {
        var rows = Rows([[(0, 1), (1, 2)], [(0, 2), (1, 1)], [(0, -1), (1, -1)], [(0, -2)]], 2);
        bool[] truth = [true, true, false, false];
        var solution = LinearSolver.Solve(rows, truth, new LinearOptions { C = 100, Loss = loss });
        Assert.All(Enumerable.Range(0, 4), r => Assert.Equal(truth[r], solution.Score(rows, r) > 0));
    }

    [Fact]
    public void A_start_from_the_solution_of_a_near_problem_ends_at_the_same_optimum()
    {
        var (rows, truth) = Random(120, 10, 3);
        var first = LinearSolver.Solve(rows, truth, Exact);
        var cold = LinearSolver.Solve(rows, truth, Exact with { C = 1.5 });
        var warm = LinearSolver.Solve(rows, truth, Exact with { C = 1.5 }, first.Dual);
        Assert.All(cold.Weights.Zip(warm.Weights), p => Assert.Equal(p.First, p.Second, 3));
    }

    [Fact]
    public void One_class_alone_says_so_and_an_empty_row_does_no_harm()
    {
        var rows = Rows([[(0, 1)], []], 1);
        Assert.All(Enumerable.Range(0, 2), r => Assert.True(LinearSolver.Solve(rows, [true, true], Exact).Score(rows, r) > 0));
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var (rows, truth) = Random(60, 8, 5);
        bool[][] labels = [truth, [.. truth.Select(t => !t)], [.. truth.Select((_, i) => i % 3 == 0)]];
        var (one, two) = (OneVersusRest.Train(rows, labels, new LinearOptions(), 1), OneVersusRest.Train(rows, labels, new LinearOptions(), 2));
        Assert.All(one.Zip(two), p => Assert.Equal(p.First.Weights, p.Second.Weights));
    }

    [Fact]
    public void Labels_that_do_not_match_the_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => LinearSolver.Solve(Rows([[(0, 1)]], 1), [true, false], Exact));

    private static SparseRows Rows((int Column, float Value)[][] rows, int columns)
    {
        int[] starts = [0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(r => r.Length))];
        return new SparseRows(starts, [.. rows.SelectMany(r => r.Select(c => c.Column))], [.. rows.SelectMany(r => r.Select(c => c.Value))], columns);
    }

    private static (SparseRows Rows, bool[] Truth) Random(int count, int columns, int seed)
    {
        var random = new System.Random(seed);
        var rows = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, columns).Select(c => (c, (float)(random.NextDouble() - 0.5))).ToArray()).ToArray();
        return (Rows(rows, columns), [.. rows.Select(r => r[0].Item2 + (0.5 * r[1].Item2) + (0.3 * (random.NextDouble() - 0.5)) > 0)]);
    }
}
