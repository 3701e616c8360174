/**
 * Campaigns: many seeded cases of one kind of accident each, every one of them opened again and
 * compared with what the application was told. Each prints its counts and its seed; {@code
 * -Dcampaign.seed=N} repeats one, {@code -Dcampaign.factor=N} does N times as much.
 */
package dev.lsmkv.core.campaign;
