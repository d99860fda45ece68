/* Opinions of a quarter, as a C programmer would write them by hand: the same rules in the same
   order as form in model/rules/society/opinion_kernel.py. Citizens are (runs, regions, citizens),
   regional figures (runs, regions), national ones (runs,); opinion and belief are changed. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Two neighbours' opinions after talk: whom each meets is (first - citizen) modulo citizens. */
static void meet(int64_t regions, int64_t citizens, const double *restrict opinion,
                 const int64_t *partner, const int64_t *offset, double bound, double convergence,
                 double *restrict moved)
{
    for (int64_t region = 0; region < regions; region++) {
        int64_t other = partner[region];
        int64_t first = offset[region < other ? region : other];
        const double *own = opinion + region * citizens;
        const double *theirs = opinion + other * citizens;
        double *to = moved + region * citizens;
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

/* A region's citizens return to their anchor, like or dislike the quarter, and hear a rumour. */
static void react(int64_t citizens, double *restrict opinion, double *restrict belief,
                  const double *restrict anchor, const double *restrict temper,
                  const double *restrict attention, double kept, double gain, double fall,
                  double heard, double loss)
{
    for (int64_t citizen = 0; citizen < citizens; citizen++) {
        double settled = (opinion[citizen] - anchor[citizen]) * kept + anchor[citizen];
        double now = gain * (1.0 - settled) + settled;
        now -= fall * temper[citizen] * (1.0 + settled);
        now = now < -1.0 ? -1.0 : now;
        now = now > 1.0 ? 1.0 : now;
        double believed = attention[citizen] < heard ? belief[citizen] : 0.0;
        belief[citizen] = believed;
        opinion[citizen] = now - loss * believed * (1.0 + now);
    }
}

/* Returns 0, or 1 where there is no memory. */
int form(int64_t runs, int64_t regions, int64_t citizens, double *opinion, double *belief,
         const double *anchor, const double *temper, const double *attention,
         const int64_t *home, const int64_t *home_offset, const double *home_convergence,
         const int64_t *away, const int64_t *away_offset, const double *away_convergence,
         const double *bound, const double *kept, const double *gain, const double *fall,
         const double *heard, const double *loss)
{
    double *moved = malloc((size_t)(regions * citizens) * sizeof *moved);
    if (!moved)
        return 1;
    for (int64_t run = 0; run < runs; run++) {
        int64_t region = run * regions, all = region * citizens;
        double *now = opinion + all;
        meet(regions, citizens, now, home + region, home_offset + region, bound[run],
             home_convergence[run], moved);
        meet(regions, citizens, moved, away + region, away_offset + region, bound[run],
             away_convergence[run], now);
        for (int64_t place = 0; place < regions; place++, region++, all += citizens)
            react(citizens, opinion + all, belief + all, anchor + all, temper + all,
                  attention + all, kept[run], gain[region], fall[region], heard[region],
                  loss[run]);
    }
    free(moved);
    return 0;
}
