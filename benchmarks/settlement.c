/* Flows and queues of a quarter, as a C programmer would settle them by hand: the same rules in the
   same order as equilibrium_kernel in model/rules/transit. Of each market, options are (runs,
   routes, shippers), cargo is (runs, shippers, lanes); gates are (runs, gates). */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 4, MOST_ROUNDS = 30 };

static const double AGREED = 0.01, HARDLY = 1e-150, WORST_RATIO = 3.0;
static const double SLOWEST = 0.05, FIRST = 0.4, FASTEST = 1.0;
static const double DAYS_A_QUARTER = 91.3125, BOXES_PER_TEU = 4e-3, TONNES_PER_TONNE = 4e-6;

typedef struct {
    int64_t first, routes, shippers, rail_from;
    const double *utility, *sensitivity, *kept, *adoption, *free, *scale, *stopped, *cargo;
    const uint8_t *stoppable;
    double *shares;
} market;

typedef struct {
    int64_t routes, gates, most;
    const int64_t *of_route, *unit;
    const double *free_flow_days, *capacity, *own_load, *steepness, *queue_days;
    const double *teu_per_train, *tonnes_per_train, *tonnes_per_teu;
} conditions;

/* Shippers of one market choose under the delays of a run; what they send is set in wanted. */
static void choose(const market *m, const conditions *now, int64_t run, const double *delay,
                   double *restrict odds, double *restrict rate, double *restrict wanted)
{
    int64_t shippers = m->shippers, options = m->routes * shippers;
    const double *utility = m->utility + run * options, *kept = m->kept + run * options;
    const double *sensitivity = m->sensitivity + run * options;
    double *shares = m->shares + run * options;
    double stopped = m->stopped[run], part[2] = {1.0 - stopped, stopped};
    int cases = stopped > 0.0 ? 2 : 1;
    memset(rate, 0, (size_t)(4 * shippers) * sizeof *rate);
    for (int64_t route = 0; route < m->routes; route++) {
        double days = 0.0;
        const int64_t *gates = now->of_route + (m->first + route) * now->most;
        for (int64_t k = 0; k < now->most; k++)
            if (gates[k] < now->gates)
                days += delay[gates[k]];
        int rail = route >= m->rail_from;
        for (int64_t s = 0; s < shippers; s++) {
            int64_t option = route * shippers + s;
            double found = exp(utility[option] - sensitivity[option] * days);
            if (route == 0 && found < HARDLY)
                found = HARDLY;
            odds[option] = found;
            rate[rail * shippers + s] += found;
            if (!m->stoppable[route])
                rate[(2 + rail) * shippers + s] += found;
        }
    }
    for (int which = 0; which < cases; which++) {
        double *alone = rate + 2 * which * shippers, *by_rail = alone + shippers;
        for (int64_t s = 0; s < shippers; s++) {
            double inside = by_rail[s] > HARDLY ? by_rail[s] : HARDLY;
            double nest = m->adoption[run * shippers + s] * exp(m->scale[run] * log(inside));
            double each = 1.0 / (alone[s] + nest);
            double anew = m->free[run * shippers + s] * part[which];
            alone[s] = each * anew;
            by_rail[s] = nest / inside * each * anew;
        }
    }
    for (int64_t route = 0; route < m->routes; route++) {
        int rail = route >= m->rail_from, detours = cases == 2 && !m->stoppable[route];
        double *flow = wanted + (m->first + route) * LANES;
        memset(flow, 0, LANES * sizeof *flow);
        for (int64_t s = 0; s < shippers; s++) {
            int64_t option = route * shippers + s;
            double factor = rate[rail * shippers + s];
            if (detours)
                factor += rate[(2 + rail) * shippers + s];
            shares[option] = odds[option] * factor + kept[option];
            const double *cargo = m->cargo + (run * shippers + s) * LANES;
            for (int lane = 0; lane < LANES; lane++)
                flow[lane] += shares[option] * cargo[lane];
        }
    }
}

/* Gates are loaded; the largest gap between a delay that flows cause and answer, in days. */
static double queue(const conditions *now, int64_t run, const double *wanted, const double *delay,
                    double *restrict load, double *restrict residual)
{
    int64_t gates = now->gates;
    memset(load, 0, (size_t)gates * sizeof *load);
    for (int64_t route = 0; route < now->routes; route++) {
        const double *flow = wanted + route * LANES;
        double containers = flow[0] + flow[1], bulk = flow[2] + flow[3];
        double trains = containers / now->teu_per_train[run] + bulk / now->tonnes_per_train[run];
        double by_unit[3] = {trains / DAYS_A_QUARTER, containers * BOXES_PER_TEU,
                             (containers * now->tonnes_per_teu[run] + bulk) * TONNES_PER_TONNE};
        const int64_t *passed = now->of_route + route * now->most;
        for (int64_t k = 0; k < now->most; k++)
            if (passed[k] < gates)
                load[passed[k]] += by_unit[now->unit[passed[k]]];
    }
    double largest = 0.0;
    for (int64_t gate = 0; gate < gates; gate++) {
        load[gate] += now->own_load[run * gates + gate];
        double room = now->capacity[run * gates + gate];
        double ratio = load[gate] / (room > 1e-9 ? room : 1e-9);
        ratio = ratio < WORST_RATIO ? ratio : WORST_RATIO;
        double squared = ratio * ratio;
        double caused = now->free_flow_days[gate] * now->steepness[run] * squared * squared;
        caused += now->queue_days[run] * (ratio > 1.0 ? ratio - 1.0 : 0.0);
        residual[gate] = caused - delay[gate];
        largest = fabs(residual[gate]) > largest ? fabs(residual[gate]) : largest;
    }
    return largest;
}

/* Returns 0, or 1 where there is no memory. */
int settle(int64_t runs, int64_t markets, const market *all, const conditions *now, double *delay,
           double *wanted, double *load, double *hours)
{
    int64_t options = 0, shippers = 0, gates = now->gates;
    for (int64_t m = 0; m < markets; m++) {
        options = all[m].routes * all[m].shippers > options ? all[m].routes * all[m].shippers : options;
        shippers = all[m].shippers > shippers ? all[m].shippers : shippers;
    }
    double *odds = malloc((size_t)(options + 4 * shippers + 3 * gates) * sizeof *odds);
    if (!odds)
        return 1;
    double *rate = odds + options, *residual = rate + 4 * shippers;
    double *move = residual + gates, *before = move + gates;
    for (int64_t run = 0; run < runs; run++) {
        double *own = delay + run * gates, *flows = wanted + run * now->routes * LANES;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            for (int64_t m = 0; m < markets; m++)
                choose(all + m, now, run, own, odds, rate, flows);
            hours[run] = 24.0 * queue(now, run, flows, own, load + run * gates, residual);
            if (hours[run] <= AGREED || round == MOST_ROUNDS)
                break;
            for (int64_t gate = 0; gate < gates; gate++) {
                double left = residual[gate], fall = before[gate] - left;
                if (round == 1)
                    move[gate] = FIRST;
                else if (fabs(fall) > 1e-12) {
                    double secant = move[gate] * before[gate] / fall;
                    secant = secant > SLOWEST ? secant : SLOWEST;
                    move[gate] = secant < FASTEST ? secant : FASTEST;
                }
                own[gate] += move[gate] * left;
                before[gate] = left;
            }
        }
    }
    free(odds);
    return 0;
}
