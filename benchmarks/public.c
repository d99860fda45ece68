/* A quarter of the citizens, as a C programmer would write it by hand: the same rules in the same
   order as live in model/rules/society/public.py. Citizens are (runs, regions, citizens),
   regional figures (runs, regions), national ones (runs,). */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { ROUNDS = 6 };
static const double TRICKLE = 1e-3;

static double within(double value, double least, double most)
{
    value = value < least ? least : value;
    return value > most ? most : value;
}

/* Two neighbours' opinions after talk: whom each meets is (first - citizen) modulo citizens. */
static void meet(int64_t regions, int64_t citizens, const double *restrict opinion,
                 const int64_t *partner, const double *draw, double bound, double convergence,
                 double *restrict talked)
{
    for (int64_t region = 0; region < regions; region++) {
        int64_t other = partner ? partner[region] : region;
        int64_t first = (int64_t)(draw[region < other ? region : other] * (double)citizens);
        const double *own = opinion + region * citizens;
        const double *theirs = opinion + other * citizens;
        double *to = talked + region * citizens;
        for (int64_t citizen = 0; citizen <= first; citizen++) {
            double gap = theirs[first - citizen] - own[citizen];
            to[citizen] = (fabs(gap) < bound ? gap : 0.0) * convergence + own[citizen];
        }
        for (int64_t citizen = first + 1; citizen < citizens; citizen++) {
            double gap = theirs[first + citizens - citizen] - own[citizen];
            to[citizen] = (fabs(gap) < bound ? gap : 0.0) * convergence + own[citizen];
        }
    }
}

/* How far a region's citizens believe the rumour that reached them. */
static double hear(int64_t citizens, const double *restrict opinion,
                   const double *restrict knowledge, const double *restrict attention,
                   double deficit, double heard, double *restrict belief)
{
    double sum = 0.0;
    for (int64_t citizen = 0; citizen < citizens; citizen++) {
        double ignorance = within((1.0 - knowledge[citizen]) * deficit, 0.0, 1.0);
        double believed = ignorance * (0.5 - 0.5 * opinion[citizen]);
        belief[citizen] = attention[citizen] < heard ? believed : 0.0;
        sum += belief[citizen];
    }
    return sum / (double)citizens;
}

/* They return to their anchor, like or dislike the quarter, and are disappointed. */
static double react(int64_t citizens, const double *restrict talked,
                    const double *restrict anchor, const double *restrict sensitivity,
                    const double *restrict belief, double kept, double gain, double fall,
                    double loss, double *restrict opinion)
{
    double sum = 0.0;
    for (int64_t citizen = 0; citizen < citizens; citizen++) {
        double settled = (talked[citizen] - anchor[citizen]) * kept + anchor[citizen];
        double now = gain * (1.0 - settled) + settled;
        now = within(now - fall * sensitivity[citizen] * (1.0 + settled), -1.0, 1.0);
        opinion[citizen] = now - loss * belief[citizen] * (1.0 + now);
        sum += opinion[citizen];
    }
    return sum / (double)citizens;
}

/* What they know of the Belt and Road moves to a target; returns how easily they are misled. */
static double learn(int64_t citizens, double *restrict knowledge, double target, double kept,
                    double deficit)
{
    double sum = 0.0;
    for (int64_t citizen = 0; citizen < citizens; citizen++) {
        knowledge[citizen] = (knowledge[citizen] - target) * kept + target;
        sum += within((1.0 - knowledge[citizen]) * deficit, 0.0, 1.0);
    }
    return sum / (double)citizens;
}

static void grieve(int64_t citizens, const double *restrict opinion,
                   const double *restrict sensitivity, const double *restrict belief,
                   const double *restrict threshold, double alarm, double shock, double kept,
                   double heat, double *restrict grievance, double *restrict resistance)
{
    for (int64_t citizen = 0; citizen < citizens; citizen++) {
        double felt = alarm * sensitivity[citizen] * (1.0 - opinion[citizen]);
        felt = within(felt + shock * belief[citizen], 0.0, 1.0);
        double left = grievance[citizen] * kept;
        grievance[citizen] = felt * (1.0 - left) + left;
        resistance[citizen] = threshold[citizen] - heat * grievance[citizen];
    }
}

/* Who joins the crowd, once nobody changes their mind any more. */
static void cascade(int64_t regions, int64_t citizens, const double *restrict resistance,
                    const double *mixing, double imitation, double outside, double fear,
                    double arrest, double *restrict joined, double *restrict active)
{
    for (int64_t region = 0; region < regions; region++)
        active[region] = 0.0;
    for (int round = 0; round < ROUNDS; round++) {
        int changed = 0;
        for (int64_t region = 0; region < regions; region++) {
            double elsewhere = 0.0;
            for (int64_t other = 0; other < regions; other++)
                elsewhere += mixing[other * regions + region] * active[other];
            double seen = active[region] + outside * (elsewhere - active[region]);
            double push = imitation * seen - fear * (1.0 - exp(-arrest / (seen + TRICKLE)));
            int64_t count = 0;
            for (int64_t citizen = 0; citizen < citizens; citizen++)
                count += resistance[region * citizens + citizen] < push;
            joined[region] = (double)count / (double)citizens;
            changed |= joined[region] != active[region];
        }
        if (!changed)
            return;
        for (int64_t region = 0; region < regions; region++)
            active[region] = joined[region];
    }
}

/* Returns 0, or 1 where there is no memory. */
int live(int64_t runs, int64_t regions, int64_t citizens, double *opinion, double *knowledge,
         double *grievance, const double *anchor, const double *sensitivity, const double *attention,
         const double *threshold, const double *home, const double *away, const int64_t *abroad,
         const double *convergence, const double *outside, const double *bound,
         const double *good, const double *ill, const double *pull, const double *target,
         const double *unlearned, const double *deficit_before, const double *deficit,
         const double *heard, const double *loss, const double *shock, const double *gain,
         const double *fading, const double *legitimacy, const double *imitation,
         const double *fear, const double *arrest, const double *mixing, double *active,
         double *sentiment, double *ignorant, double *convinced)
{
    int64_t people = regions * citizens;
    double *room = malloc((size_t)(2 * people + citizens + regions) * sizeof *room);
    if (!room)
        return 1;
    double *one = room, *other = room + people, *belief = other + people;
    double *joined = belief + citizens;
    for (int64_t run = 0; run < runs; run++) {
        int64_t first = run * regions;
        double *now = opinion + first * citizens, share = outside[run];
        double kept = exp(-pull[run] / 4.0), remembered = exp(-fading[run] / 4.0);
        meet(regions, citizens, now, NULL, home + first, bound[run],
             convergence[run] * (1.0 - share), one);
        meet(regions, citizens, one, abroad + first, away + first, bound[run],
             convergence[run] * share, other);
        for (int64_t place = 0; place < regions; place++) {
            int64_t region = first + place, all = region * citizens, own = place * citizens;
            convinced[region] = hear(citizens, opinion + all, knowledge + all, attention + all,
                                     deficit_before[run], heard[region], belief);
            ignorant[region] = learn(citizens, knowledge + all, target[run], unlearned[run],
                                     deficit[run]);
            sentiment[region] = react(citizens, other + own, anchor + all, sensitivity + all, belief,
                                      kept, good[region] / 4.0, ill[region] / 4.0, loss[run],
                                      opinion + all);
            grieve(citizens, opinion + all, sensitivity + all, belief, threshold + all,
                   ill[region] * gain[run] / 4.0, shock[run], remembered,
                   1.0 - legitimacy[run], grievance + all, one + own);
        }
        cascade(regions, citizens, one, mixing, imitation[run], share, fear[run], arrest[run],
                joined, active + first);
    }
    free(room);
    return 0;
}
