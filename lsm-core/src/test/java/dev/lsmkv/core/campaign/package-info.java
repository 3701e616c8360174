/**
 * Campaigns: many seeded cases of one kind of accident each, every one of them opened again and
 * compared with what the application was told. Each prints its counts and its seed; {@code
 * -Dcampaign.seed=N} repeats one, {@code -Dcampaign.factor=N} does N times as much.
 *
 * <p>That they can fail is shown with mistakes planted where the engine has no seam for them: in
 * its disk ({@link dev.lsmkv.core.campaign.MutantStorage}), or in the bytes of its classes ({@link
 * dev.lsmkv.core.campaign.Mutation}).
 */
package dev.lsmkv.core.campaign;
