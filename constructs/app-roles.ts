/**
 * The APIs with permissions of their own that the bridge is granted, by the ids of their applications, which are the same in every tenant. What the
 * permissions' ids are, the tenant tells.
 * @see https://learn.microsoft.com/defender-endpoint/api/exposed-apis-create-app-nativeapp
 */
export const API_CLIENT_IDS = {
  WindowsDefenderATP: 'fc780465-2017-40d4-a0c5-307022471b92',
} as const;

export type ApiName = keyof typeof API_CLIENT_IDS;

export const isApiName = (name: string): name is ApiName => Object.hasOwn(API_CLIENT_IDS, name);
